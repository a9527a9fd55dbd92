import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { findPeriods } from '@/api/books'

/** The period before, as 2026-01 → 2025-12. Fiscal years have twelve. */
export function previousPeriod(period: string): string {
  const [year = 0, number = 1] = period.split('-').map(Number)
  return number > 1 ? `${year}-${String(number - 1).padStart(2, '0')}` : `${year - 1}-12`
}

/** The same period of the fiscal year before. */
export const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

/** The periods of the company's books; the range in the address, or the one that today falls into. */
export function usePeriods(companyId: Ref<string>) {
  const route = useRoute()
  const query = useQuery({ queryKey: ['periods', companyId], queryFn: () => findPeriods(companyId.value), enabled: computed(() => !!companyId.value), retry: false })
  const all = computed(() => query.data.value?.periods ?? [])
  const first = computed(() => all.value[0]?.period ?? '')
  const last = computed(() => all.value.at(-1)?.period ?? '')
  const now = computed(() => {
    const day = new Date().toLocaleDateString('sv-SE')
    return all.value.find((each) => each.firstDay <= day && each.lastDay >= day)?.period ?? last.value
  })
  const asked = (name: 'from' | 'to') => (typeof route.query[name] === 'string' && /^\d{4}-(0[1-9]|1[0-3])$/.test(route.query[name]) ? route.query[name] : '')
  const to = computed(() => asked('to') || now.value)
  const from = computed(() => {
    const wanted = asked('from') || to.value
    return wanted > to.value ? to.value : wanted
  })
  return { query, all, first, last, now, from, to }
}
