import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Query } from '@/api/client'
import { describeList, listPage, type Page } from '@/api/lists'

export function useDescription(name: string) {
  const { locale } = useI18n()
  return useQuery({ queryKey: ['description', name, locale], queryFn: () => describeList(name), staleTime: Infinity })
}

/**
 * The rows that answer a question, page after page by keyset; the old rows stay until the new ones are here.
 * @param every seconds after which what is shown is asked for again; never when left out
 */
export function useListRows(name: string, question: Ref<Query>, every?: number) {
  const pages = useInfiniteQuery({
    queryKey: ['list', name, question],
    queryFn: ({ pageParam, signal }) => listPage(name, question.value, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: every ? every * 1000 : false,
  })
  const rows = computed(() => pages.data.value?.pages.flatMap((page) => page.rows) ?? [])
  const count = computed(() => pages.data.value?.pages[0]?.count)
  const capped = computed(() => pages.data.value?.pages[0]?.countCapped ?? false)

  const totals = computed(() => pages.data.value?.pages[0]?.totals ?? {})

  function more(): void {
    if (pages.hasNextPage.value && !pages.isFetchingNextPage.value) void pages.fetchNextPage()
  }

  return { pages, rows, count, capped, totals, more }
}
