import { api } from './client'
import type { Page, Row } from './lists'

/** Amounts are decimal strings. */
export interface AgeingRow {
  partyId?: string | null
  party: string
  buckets: string[]
  unmatched: string
  total: string
}

export interface Bucket {
  /** Days at least; null for what is not due yet. */
  from?: number | null
  /** Days at most; null for the last bucket. */
  to?: number | null
}

export interface AgeingTable {
  asOf: string
  currency: string
  buckets: Bucket[]
  rows: AgeingRow[]
  total: AgeingRow
}

export type AccountClass = 'asset' | 'liability'
export type AgeingBasis = 'due' | 'document'

export interface StatementLine {
  itemId: string
  on: string
  dueOn: string
  entryId: string
  word?: string | null
  voucher?: number | null
  account: string
  document: string
  memo: string
  debit: string
  credit: string
  balance: string
  open: string
}

export interface StatementSection {
  currency: string
  opening: string
  debit: string
  credit: string
  closing: string
  functionalOpening: string
  functionalClosing: string
  lines: StatementLine[]
}

export interface StatementSheet {
  partyId: string
  party: string
  from: string
  to: string
  functional: string
  sections: StatementSection[]
  more: boolean
}

export interface Matchable {
  accountId: string
  account: string
  accountClass: AccountClass
  partyId?: string | null
  party: string
  currency: string
  debit: string
  credit: string
  debits: number
  credits: number
}

export interface ItemMatch {
  matchId: string
  on: string
  kind: string
  undone: boolean
  amount: string
  recordedAt: string
  counterparts: { itemId: string; entryId: string; on: string; document: string; currency: string; amount: string }[]
}

export interface ItemView {
  id: string
  companyId: string
  partyId?: string | null
  party: string
  accountId: string
  account: string
  accountClass: AccountClass
  entryId: string
  on: string
  dueOn: string
  discounts: { percent: string; until: string; amount: string }[]
  document: string
  memo: string
  currency: string
  original: string
  open: string
  functional: string
  functionalOpen: string
  matches: ItemMatch[]
}

export interface ItemsMatched {
  id: string
  amount: string
  currency: string
  entryId?: string | null
}

export interface Proposed {
  matches: number
  found: { reason: 'document' | 'amount' | 'discount' | 'oldest-first'; amount: string; currency: string; lines: { itemId: string; amount: string }[] }[]
}

/** An open item as the list tells it: more than 0 is owed, less settles. */
export interface OpenItem extends Row {
  document: string
  enteredOn: string
  dueOn: string
  openOriginal: string
  memo: string
  entryId: string
  /** What may be deducted for paying early: 2/10,1/20. */
  discounts?: string
}

export const MATCH_AT_MOST = 500

export const ageing = (company: string, accountClass: AccountClass, asOf: string, basis: AgeingBasis, days: string): Promise<AgeingTable> =>
  api.get(`/api/claims/${company}/ageing`, { accountClass, asOf, basis, days })
export const partyStatement = (company: string, party: string, accountClass: AccountClass, from: string, to: string): Promise<StatementSheet> =>
  api.get(`/api/claims/${company}/statement`, { party, accountClass, from, to })
export const matchable = (company: string): Promise<Matchable[]> => api.get(`/api/claims/${company}/matchable`)
export const openItem = (id: string): Promise<ItemView> => api.get(`/api/claims/items/${id}`)

/** What is open of one partner on one account in one currency, the oldest first. */
export async function openItemsOf(company: string, group: Matchable): Promise<OpenItem[]> {
  const page = await api.get<Page>('/api/open-items', {
    'f.companyId': company, 'f.accountId': group.accountId, 'f.partyId': group.partyId, 'f.currency': group.currency, 'f.open': 'true', sort: 'dueOn', limit: MATCH_AT_MOST,
  })
  return page.rows as OpenItem[]
}

export interface MatchWish {
  companyId: string
  on?: string
  memo?: string
  lines: { itemId: string; amount?: string }[]
  differences?: { reason: string; amount?: string }[]
}

/** What settles, on other accounts of the same partner in the same currency, what is owed on this one: debits for credits. */
export async function counterItemsOf(company: string, group: Matchable): Promise<OpenItem[]> {
  const ask = (accountClass: AccountClass) =>
    api.get<Page>('/api/open-items', { 'f.companyId': company, 'f.partyId': group.partyId, 'f.currency': group.currency, 'f.class': accountClass, 'f.open': 'true', sort: 'dueOn', limit: MATCH_AT_MOST })
  const [same, other] = await Promise.all([ask(group.accountClass), ask(group.accountClass === 'asset' ? 'liability' : 'asset')])
  const settles = (row: Row) => String(row.openOriginal).startsWith('-')
  return [...(other.rows as OpenItem[]).filter((row) => !settles(row)), ...(same.rows as OpenItem[]).filter((row) => settles(row) && row.accountId !== group.accountId)]
}

export const offsetItems = (wish: { companyId: string; lines: MatchWish['lines']; against: MatchWish['lines'] }): Promise<ItemsMatched> => api.post('/api/matches/offset', wish)
export const matchItems = (wish: MatchWish): Promise<ItemsMatched> => api.post('/api/matches', wish)
export const undoMatch = (id: string, companyId: string): Promise<ItemsMatched> => api.post(`/api/matches/${id}/undo`, { companyId })
/** Matches what probably belongs together; as a trial it only says what it would match. */
export const matchAutomatically = (companyId: string, group: Matchable | null, trial: boolean): Promise<Proposed> =>
  api.post('/api/matches/automatic', { companyId, accountId: group?.accountId, partyId: group?.partyId ?? undefined, currency: group?.currency }, { query: { dryRun: trial } })
