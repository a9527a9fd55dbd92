import { computed, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { Query } from '@/api/client'
import type { Column, ListDescription } from '@/api/lists'
import { session } from '@/api/session'

const OWN = /^(q|sort|f\..+)$/

export interface ShownColumn extends Column {
  current: number
}

/** The question alone, as the server understands it, out of the address. */
export function questionOf(query: LocationQuery): Query {
  const found: Query = {}
  for (const key of Object.keys(query).sort()) {
    const value = query[key]
    if (OWN.test(key) && typeof value === 'string' && value !== '') found[key] = value
  }
  return found
}

function remembered<T>(key: string, fallback: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? fallback
  } catch {
    return fallback
  }
}

/**
 * What a list shows, kept where it can be shared and come back to: filter, sort, search, columns and the open record in the address,
 * widths on the device.
 */
export function useListState(name: string, description: Ref<ListDescription | undefined>) {
  const route = useRoute()
  const router = useRouter()
  const person = session.value?.user.id ?? ''
  const widths = ref(remembered<Record<string, number>>(`hesuan.widths.${person}.${name}`, {}))
  const usual = ref(remembered<string[] | null>(`hesuan.columns.${person}.${name}`, null))
  const question = computed(() => questionOf(route.query))
  const sort = computed(() => String(question.value.sort ?? description.value?.defaultSort ?? ''))
  const open = computed(() => (typeof route.query.open === 'string' ? route.query.open : null))

  watch(widths, (value) => localStorage.setItem(`hesuan.widths.${person}.${name}`, JSON.stringify(value)), { deep: true })

  const keys = computed(() => {
    const inAddress = typeof route.query.cols === 'string' ? route.query.cols.split(',') : null
    const known = new Set(description.value?.columns.map((column) => column.key))
    const chosen = (inAddress ?? usual.value ?? []).filter((key) => known.has(key))
    return chosen.length ? chosen : (description.value?.columns.filter((column) => column.shown).map((column) => column.key) ?? [])
  })
  const columns = computed<ShownColumn[]>(() =>
    keys.value.flatMap((key) => {
      const column = description.value?.columns.find((each) => each.key === key)
      return column ? [{ ...column, current: widths.value[key] ?? column.width }] : []
    }),
  )

  function change(part: Record<string, string | null | undefined>, replace = true): void {
    const query = { ...route.query }
    for (const [key, value] of Object.entries(part)) {
      if (value) query[key] = value
      else delete query[key]
    }
    void (replace ? router.replace({ query }) : router.push({ query }))
  }

  /** Once for ascending, twice for descending, a third time back to the list's own order. */
  function sortBy(key: string): void {
    const next = sort.value === key ? `-${key}` : sort.value === `-${key}` ? null : key
    change({ sort: next })
  }

  function showColumns(next: string[]): void {
    usual.value = next
    localStorage.setItem(`hesuan.columns.${person}.${name}`, JSON.stringify(next))
    change({ cols: next.join(',') })
  }

  /** @param text a saved view's question, as it stood in the address */
  function follow(text: string, shown: string[]): void {
    const query: Record<string, string> = Object.fromEntries(new URLSearchParams(text))
    if (shown.length) query.cols = shown.join(',')
    void router.replace({ query })
  }

  function clear(): void {
    void router.replace({ query: {} })
  }

  function resize(key: string, width: number): void {
    widths.value[key] = Math.max(48, Math.round(width))
  }

  return { question, sort, open, columns, keys, resize, change, sortBy, showColumns, follow, clear }
}

export type ListState = ReturnType<typeof useListState>
