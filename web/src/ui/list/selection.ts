import { computed, ref, type Ref } from 'vue'
import type { Row } from '@/api/lists'

/** Which rows are ticked, and which one the keys act on. */
export function useSelection(rows: Ref<Row[]>) {
  const ticked = ref(new Set<string>())
  const at = ref(-1)
  let anchor = -1

  const chosen = computed(() => rows.value.filter((row) => ticked.value.has(row.id)))
  const all = computed(() => rows.value.length > 0 && rows.value.every((row) => ticked.value.has(row.id)))

  /** With `through` every row since the last one ticked gets the same tick. */
  function toggle(index: number, through = false): void {
    const row = rows.value[index]
    if (!row) return
    const next = new Set(ticked.value)
    const on = through && anchor >= 0 ? true : !next.has(row.id)
    const from = through && anchor >= 0 ? Math.min(anchor, index) : index
    const to = through && anchor >= 0 ? Math.max(anchor, index) : index
    for (const each of rows.value.slice(from, to + 1)) {
      if (on) next.add(each.id)
      else next.delete(each.id)
    }
    ticked.value = next
    anchor = index
  }

  function toggleAll(): void {
    ticked.value = all.value ? new Set() : new Set(rows.value.map((row) => row.id))
  }

  function clear(): void {
    ticked.value = new Set()
    anchor = -1
  }

  function goTo(index: number): void {
    at.value = index
  }

  function move(step: number): void {
    at.value = Math.max(0, Math.min(rows.value.length - 1, at.value + step))
  }

  return { ticked, at, chosen, all, toggle, toggleAll, clear, goTo, move }
}

export type Selection = ReturnType<typeof useSelection>
