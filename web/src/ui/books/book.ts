import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { findChart, type ChartAccount } from '@/api/books'
import { Problem } from '@/api/problem'
import { company } from '@/api/session'
import { initials } from '../pinyin'

/** An account as one looks for it: with the names of those above, and the initials that find it. */
export interface KnownAccount extends ChartAccount {
  /** In the language of the page. */
  title: string
  path: string
  level: number
  found: string
}

/** The chart with paths and initials, accounts in the order of their codes. */
export function knownAccounts(accounts: ChartAccount[], english: boolean): KnownAccount[] {
  const known = new Map<string, KnownAccount>()
  return accounts.map((account) => {
    const title = english && account.nameEn ? account.nameEn : account.name
    const above = account.parentId ? known.get(account.parentId) : undefined
    const one = { ...account, title, path: above ? `${above.path} / ${title}` : title, level: above ? above.level + 1 : 1, found: `${initials(account.name)} ${account.name} ${account.nameEn}`.toLowerCase() }
    known.set(account.id, one)
    return one
  })
}

/** The chart of the company in the address, kept for a minute; `closed` tells that its books are not opened yet. */
export function useChart() {
  const { locale } = useI18n()
  const companyId = computed(() => company.value?.id ?? '')
  const query = useQuery({ queryKey: ['chart', companyId, locale], queryFn: () => findChart(companyId.value), enabled: computed(() => !!companyId.value), staleTime: 60_000, retry: false })
  const accounts = computed(() => knownAccounts(query.data.value?.accounts ?? [], locale.value === 'en'))
  const byCode = computed(() => new Map(accounts.value.map((account) => [account.code, account])))
  const closed = computed(() => !!query.error.value && Problem.of(query.error.value).code === 'BOOK_NOT_OPENED')
  return { companyId, query, chart: query.data, accounts, byCode, closed }
}

/** How well an account answers what was typed: its code from the front, then initials, then any part of a name. 0 is not at all. */
function rank(account: KnownAccount, typed: string): number {
  if (account.code === typed) return 5
  if (account.code.startsWith(typed)) return 4
  if (account.found.startsWith(typed)) return 3
  if (account.found.includes(typed)) return 2
  return account.path.toLowerCase().includes(typed) ? 1 : 0
}

/** Accounts by code, pinyin initials or name, best first; postable ones only where lines are typed. */
export function findAccounts(accounts: KnownAccount[], text: string, postable = true): KnownAccount[] {
  const typed = text.trim().toLowerCase()
  return accounts
    .filter((account) => !postable || (account.postable && account.active))
    .map((account) => ({ account, rank: typed ? rank(account, typed) : 1 }))
    .filter((each) => each.rank > 0)
    .sort((left, right) => right.rank - left.rank || left.account.code.localeCompare(right.account.code))
    .map((each) => each.account)
}

/** The list that the values of a dimension are picked from; dimensions without one are of rooms that are not there. */
export const DIMENSION_LISTS: Record<string, string> = { party: 'parties', host: 'parties', category: 'categories', warehouse: 'warehouses', item: 'items', lot: 'lots' }
