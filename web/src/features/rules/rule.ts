import type { Rule, RuleContent, RuleVersion } from '@/api/posting'

/** What a rule says, in the order in which people read it. */
export const FIELDS = ['factType', 'role', 'condition', 'debit', 'credit', 'formula', 'dimensions', 'cashFlow', 'validFrom', 'validTo', 'active', 'code', 'name', 'nameEn', 'standard', 'companyId'] as const
export type RuleField = (typeof FIELDS)[number]

export const GOODS = 'GOODS'
export const GIVEN = 'GIVEN'
export const COUNTER = 'COUNTER'

export interface Change {
  field: RuleField
  before: string
  after: string
}

const written = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** What a version changed, field by field; the first version changed nothing. */
export function changesOf(version: RuleVersion, before: RuleVersion | undefined): Change[] {
  if (!before) return []
  return FIELDS.map((field) => ({ field, before: written(before.rule[field]), after: written(version.rule[field]) })).filter((change) => change.before !== change.after)
}

export function contentOf(rule: Rule): RuleContent {
  const { id, version, ...content } = rule
  void [id, version]
  return content
}

export const blankRule = (companyId: string | null): RuleContent => ({
  companyId, standard: null, code: '', name: '', nameEn: '', factType: '', role: '', condition: '', debit: '', credit: '', formula: '', dimensions: '', cashFlow: '', validFrom: null, validTo: null, active: true,
})

/** As the server wants it: empty days are none. */
export function sent(content: RuleContent): RuleContent {
  return { ...content, standard: content.standard || null, companyId: content.companyId || null, validFrom: content.validFrom || null, validTo: content.validTo || null }
}

/** A purpose as it is chosen: `GIVEN|BANK` is the account that the document names, or else BANK. */
export function partsOf(purpose: string): { given: boolean; purpose: string } {
  if (purpose === GIVEN) return { given: true, purpose: '' }
  return purpose.startsWith(`${GIVEN}|`) ? { given: true, purpose: purpose.slice(GIVEN.length + 1) } : { given: false, purpose }
}

export function joined(given: boolean, purpose: string): string {
  if (!given || purpose === GOODS) return purpose
  return purpose ? `${GIVEN}|${purpose}` : GIVEN
}

export interface RuleGroup {
  factType: string
  rules: Rule[]
}

/** By fact type, those that answer the words; a shipped rule steps back behind a company's own of the same code. */
export function grouped(rules: Rule[], words: string, type: string, textOf: (rule: Rule) => string): RuleGroup[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, Rule[]>()
  for (const rule of rules) {
    const text = textOf(rule).toLowerCase()
    if ((type && rule.factType !== type) || !wanted.every((word) => text.includes(word))) continue
    groups.set(rule.factType, [...(groups.get(rule.factType) ?? []), rule])
  }
  return [...groups].map(([factType, found]) => ({ factType, rules: found }))
}

/** Ids of shipped rules in whose place an own rule stands. */
export function replaced(rules: Rule[]): Set<string> {
  const own = new Set(rules.filter((rule) => rule.companyId).map((rule) => rule.code))
  return new Set(rules.filter((rule) => !rule.companyId && own.has(rule.code)).map((rule) => rule.id))
}

/** First and last day of the month of a day, as 2026-02-01 and 2026-02-28. */
export function monthOf(day: string): { from: string; to: string } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const last = new Date(year, month, 0).getDate()
  return { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-${String(last).padStart(2, '0')}` }
}
