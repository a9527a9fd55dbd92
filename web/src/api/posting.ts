import { api } from './client'
import type { DimensionValue } from './books'

/** Amounts are decimal strings in the company's own currency unless they say otherwise. */
export interface FactAmount {
  number: number
  role: string
  value: string
  currency: string
  original: string
  rate?: string | null
  dimensions: DimensionValue[]
  dueOn?: string | null
  document?: string | null
  fromKind?: string | null
  toKind?: string | null
  /** In base units of the item. */
  quantity?: string | null
  ruleId?: string | null
  ruleVersion?: number | null
  ruleName?: string | null
  ruleNameEn?: string | null
  condition?: string | null
}

export interface FactEntryLine {
  accountId: string
  accountCode: string
  accountName: string
  accountNameEn: string
  debit?: string | null
  credit?: string | null
  dimensions: DimensionValue[]
  dueOn?: string | null
  document?: string | null
  /** Number of the amount that it comes from. */
  factLine: number
  ruleId: string
  ruleVersion: number
  ruleName: string
  ruleNameEn: string
}

export interface FactEntry {
  id?: string | null
  on: string
  memo: string
  lines: FactEntryLine[]
}

export interface Fact {
  id: string
  companyId: string
  type: string
  occurredOn: string
  recordedAt: string
  recordedBy?: string | null
  documentType: string
  /** The list that the document stands in, and its id there; none when it lies outside. */
  documentList?: string | null
  documentId?: string | null
  documentNumber: string
  memo: string
  currency: string
  amounts: FactAmount[]
  /** Null when nothing was to be booked. */
  entry?: FactEntry | null
}

export interface RuleContent {
  companyId?: string | null
  standard?: 'asbe' | 'sme' | null
  code: string
  name: string
  nameEn: string
  factType: string
  role: string
  condition: string
  debit: string
  credit: string
  formula: string
  dimensions: string
  cashFlow: string
  validFrom?: string | null
  validTo?: string | null
  active: boolean
}

export interface Rule extends RuleContent {
  id: string
  version: number
}

export interface RuleVersion {
  rule: Rule
  recordedAt: string
  recordedBy?: string | null
  note: string
}

export interface RuleHistory {
  rule: Rule
  /** Newest first. */
  versions: RuleVersion[]
}

export interface Covered {
  role: string
  /** How goods move, `supplier>bin`. */
  way?: string | null
  ruleId?: string | null
  ruleCode?: string | null
  ruleName?: string | null
  ruleNameEn?: string | null
  books: boolean
}

export interface Coverage {
  factType: string
  whole: boolean
  roles: Covered[]
}

export interface Purpose {
  purpose: string
  name: string
  nameEn: string
  ofGoods: boolean
  shipped?: string | null
  accountName?: string | null
  accountNameEn?: string | null
  mappings: number
}

export interface TriedRule {
  /** Of the rule in whose place it stands; none for one more rule. */
  id?: string | null
  content: RuleContent
}

/** Net amounts by account code, debit less credit. */
export interface ReplayDifference {
  factId: string
  on: string
  type: string
  documentNumber: string
  before: Record<string, string>
  after?: Record<string, string> | null
  refusal?: string | null
}

export interface AccountChange {
  code: string
  name: string
  nameEn: string
  before: string
  after: string
  change: string
}

export interface Replay {
  facts: number
  changed: number
  refused: number
  accounts: AccountChange[]
  differences: ReplayDifference[]
}

export interface Mapping {
  companyId: string
  purpose: string
  categoryId: string | null
  channelId: string | null
  warehouseId: string | null
  accountId: string
}

export const findFact = (id: string) => api.get<Fact>(`/api/facts/${id}`)
export const reverseFact = (id: string, on: string | null, dryRun = false) => api.post<{ id: string; entryId: string }>(`/api/facts/${id}/reverse`, { on }, { query: { dryRun } })
export const listRules = (companyId?: string) => api.get<Rule[]>('/api/posting-rules', { companyId })
export const findRule = (id: string) => api.get<RuleHistory>(`/api/posting-rules/${id}`)
export const makeRule = (content: RuleContent, note: string, dryRun = false) => api.post<{ id: string; version: number }>('/api/posting-rules', { content, note }, { query: { dryRun } })
export const changeRule = (id: string, version: number, content: RuleContent, note: string, dryRun = false) => api.put<{ id: string; version: number }>(`/api/posting-rules/${id}`, { version, content, note }, { query: { dryRun } })
export const ruleCoverage = (companyId: string, on: string) => api.get<Coverage[]>('/api/posting-rules/coverage', { companyId, on })
export const listPurposes = (companyId: string) => api.get<Purpose[]>('/api/posting-rules/purposes', { companyId })
export const replayRules = (question: { companyId: string; from: string; to: string; factId?: string; rules: TriedRule[] }) => api.post<Replay>('/api/posting-rules/replay', question)
