import { api, type Query } from './client'

/** Amounts are decimal strings with as many decimals as their currency has; balances are debit less credit. */
export type Side = 'debit' | 'credit'

export interface ChartAccount {
  id: string
  parentId?: string | null
  code: string
  name: string
  nameEn: string
  accountClass: string
  side: Side
  control: 'none' | 'stock' | 'claims'
  cash: boolean
  postable: boolean
  active: boolean
  requiredDimensions: string[]
  balanceDimensions: string[]
  balance: string
}

export interface CashItem {
  key: string
  name: string
  inflow: boolean
}

export interface Chart {
  standard: string
  currency: string
  decimals: number
  words: 'single' | 'three'
  firstOpen: string
  cashItems: CashItem[]
  accounts: ChartAccount[]
}

export interface Book {
  standard: string
  currency: string
  words: 'single' | 'three'
  firstPeriod: string
  closedThrough?: string | null
  firstOpen: string
}

export interface DimensionValue {
  dimension: string
  id: string
  code?: string | null
  name?: string | null
}

export interface VoucherLine {
  number: number
  accountId: string
  accountCode: string
  accountName: string
  debit?: string | null
  credit?: string | null
  currency: string
  original: string
  rate?: string | null
  rateOn?: string | null
  rateSource?: string | null
  dimensions: DimensionValue[]
  ruleId?: string | null
  ruleVersion?: number | null
  cashFlow?: string | null
  memo?: string | null
  dueOn?: string | null
  document?: string | null
}

export interface Voucher {
  id: string
  companyId: string
  on: string
  period: string
  kind: 'automatic' | 'manual' | 'reversal' | 'opening' | 'closing'
  word: string
  number?: number | null
  memo: string
  currency: string
  factId?: string | null
  reverses?: string | null
  reversedBy?: string | null
  recordedAt: string
  recordedBy?: string | null
  total: string
  capitals?: string | null
  seal?: { chainNumber: number; hash: string; intact: boolean } | null
  lines: VoucherLine[]
}

export interface NewVoucherLine {
  account: string
  debit?: string
  credit?: string
  currency?: string
  original?: string
  rate?: string
  rateOn?: string
  rateSource?: string
  dimensions?: Record<string, string>
  cashFlow?: string
  memo?: string
  dueOn?: string
  document?: string
}

export interface NewVoucher {
  companyId: string
  on: string
  opening: boolean
  word?: string
  memo: string
  lines: NewVoucherLine[]
}

export interface EntryPosted {
  id: string
  period: string
}

export interface PeriodView {
  period: string
  firstDay: string
  lastDay: string
  state: 'closed' | 'open' | 'ahead'
  lines: number
  debit: string
  carriedOver: boolean
  yearEnd: boolean
}

export interface Watermark {
  book: string
  version: number
  closedThrough?: string | null
  at: string
  by?: string | null
  reason: string
}

export interface Periods {
  firstOpen: string
  periods: PeriodView[]
  watermarks: Watermark[]
  history: Watermark[]
}

export interface Check {
  name: string
  label?: string
  holds: boolean
  obstacle?: string | null
}

export interface PlannedEntry {
  on: string
  memo: string
  total: string
  lines: VoucherLine[]
}

export interface BalanceRow {
  accountId: string
  parentId?: string | null
  code: string
  name: string
  accountClass: string
  side: Side
  postable: boolean
  opening: string
  debit: string
  credit: string
  yearDebit: string
  yearCredit: string
  balance: string
}

export interface LedgerLine {
  entryId: string
  number: number
  accountCode: string
  on: string
  period: string
  word: string
  voucherNumber?: number | null
  kind: string
  memo: string
  debit: string
  credit: string
  currency: string
  original: string
  balance: string
}

export interface LedgerPage {
  code: string
  name: string
  side: Side
  currency: string
  requiredDimensions: string[]
  balanceDimensions: string[]
  opening: string
  rows: LedgerLine[]
  next?: string | null
}

export interface SheetRow {
  period: string
  debit: string
  credit: string
  yearDebit: string
  yearCredit: string
  balance: string
}

export interface AccountSheet {
  code: string
  name: string
  side: Side
  currency: string
  opening: string
  rows: SheetRow[]
}

export interface DimensionRow {
  value?: DimensionValue | null
  opening: string
  debit: string
  credit: string
  balance: string
}

export interface StatementRow {
  key: string
  name: string
  level: number
  first?: string | null
  second?: string | null
}

export type StatementName = 'balance-sheet' | 'income-statement' | 'cash-flow'

export interface StatementPart {
  kind: 'account' | 'debit-balances' | 'credit-balances' | 'row' | 'cash-item' | 'cash-before' | 'cash-after'
  of: string
  name: string
  first: string
  second: string
}

export interface StatementRowParts {
  key: string
  name: string
  item?: string | null
  parts: StatementPart[]
}

export const findBook = (company: string) => api.get<Book>(`/api/books/${company}`)
export const findChart = (company: string) => api.get<Chart>(`/api/books/${company}/chart`)
export const openBook = (companyId: string, firstPeriod: string, words: string) => api.post<{ accounts: number }>('/api/books', { companyId, firstPeriod, words })
export const findPeriods = (company: string) => api.get<Periods>(`/api/books/${company}/periods`)
export const checklist = (company: string, period: string) => api.get<{ checks: Check[] }>(`/api/books/${company}/periods/${period}/checklist`)
export const plannedCarryOver = (company: string, period: string) => api.get<PlannedEntry[]>(`/api/books/${company}/periods/${period}/carry-over`)
export const carryOver = (company: string, period: string) => api.post<{ entries: string[] }>(`/api/books/${company}/periods/${period}/carry-over`, { reason: '' })
export const closePeriod = (company: string, period: string, reason: string) => api.post(`/api/books/${company}/periods/${period}/closing`, { reason })
export const reopenPeriod = (company: string, period: string, reason: string) => api.post(`/api/books/${company}/periods/${period}/reopening`, { reason })
export const trialBalance = (company: string, from: string, to: string, recordedBy?: string) => api.get<{ currency: string; rows: BalanceRow[] }>(`/api/books/${company}/trial-balance`, { from, to, recordedBy })
export const accountLines = (company: string, code: string, question: Query) => api.get<LedgerPage>(`/api/books/${company}/accounts/${code}/lines`, question)
export const accountSheet = (company: string, code: string, from: string, to: string) => api.get<AccountSheet>(`/api/books/${company}/accounts/${code}/periods`, { from, to })
export const accountBalances = (company: string, code: string, dimension: string, from: string, to: string) => api.get<{ rows: DimensionRow[] }>(`/api/books/${company}/accounts/${code}/balances`, { dimension, from, to })
export const balanceSheet = (company: string, question: Query) => api.get<{ rows: StatementRow[]; currency: string }>(`/api/books/${company}/balance-sheet`, question)
export const incomeStatement = (company: string, question: Query) => api.get<{ rows: StatementRow[]; currency: string }>(`/api/books/${company}/income-statement`, question)
export const cashFlow = (company: string, question: Query) => api.get<{ rows: StatementRow[]; currency: string }>(`/api/books/${company}/cash-flow`, question)
export const statementParts = (company: string, statement: StatementName, key: string, question: Query) => api.get<StatementRowParts>(`/api/books/${company}/statements/${statement}/rows/${key}`, question)
export const findVoucher = (id: string) => api.get<Voucher>(`/api/vouchers/${id}`)
export const postVoucher = (voucher: NewVoucher, key: string, dryRun = false) => api.post<EntryPosted>('/api/vouchers', voucher, { key, query: { dryRun } })
export const reverseVoucher = (id: string, on: string | null, memo: string, dryRun = false) => api.post<EntryPosted>(`/api/vouchers/${id}/reversal`, { on, memo }, { query: { dryRun } })

export interface TemplateLine {
  memo: string
  account: string
  debit: string
  credit: string
  cashFlow: string
  dimensions: DimensionValue[]
}

export interface VoucherTemplate {
  id: string
  name: string
  lines: TemplateLine[]
}

export const findTemplates = (company: string) => api.get<{ templates: VoucherTemplate[] }>(`/api/books/${company}/voucher-templates`)
export const keepTemplate = (company: string, template: Omit<VoucherTemplate, 'id'>) => api.post<{ id: string }>(`/api/books/${company}/voucher-templates`, template)
export const dropTemplate = (company: string, id: string) => api.remove(`/api/books/${company}/voucher-templates/${id}`)
