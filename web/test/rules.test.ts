import { describe, expect, it } from 'vitest'
import type { Rule, RuleVersion } from '@/api/posting'
import { blankRule, changesOf, grouped, joined, monthOf, partsOf, replaced, sent } from '@/features/rules/rule'

const rule = (part: Partial<Rule>): Rule => ({ ...blankRule(null), id: 'prl_1', version: 1, ...part })
const version = (part: Partial<Rule>): RuleVersion => ({ rule: rule(part), recordedAt: '', note: '' })

describe('a side of a rule', () => {
  it('is put together of a purpose and of whether the document may name the account', () => {
    expect(partsOf('GIVEN|BANK')).toEqual({ given: true, purpose: 'BANK' })
    expect(partsOf('GIVEN')).toEqual({ given: true, purpose: '' })
    expect(partsOf('GOODS')).toEqual({ given: false, purpose: 'GOODS' })
    for (const purpose of ['GIVEN|BANK', 'GIVEN', 'GOODS', 'REVENUE', '']) expect(joined(partsOf(purpose).given, partsOf(purpose).purpose)).toBe(purpose)
  })

  it('is never both the account of the goods and one that is named', () => {
    expect(joined(true, 'GOODS')).toBe('GOODS')
  })
})

describe('the versions of a rule', () => {
  it('tell what each changed, and nothing of the first', () => {
    expect(changesOf(version({ version: 2, debit: 'REVENUE', active: false }), version({ debit: 'FINE' }))).toEqual([
      { field: 'debit', before: 'FINE', after: 'REVENUE' },
      { field: 'active', before: 'true', after: 'false' },
    ])
    expect(changesOf(version({ debit: 'FINE' }), undefined)).toEqual([])
  })

  it('have no days where none were typed', () => {
    expect(sent({ ...blankRule('cmp_1'), validFrom: '', validTo: '2026-01-31' })).toMatchObject({ validFrom: null, validTo: '2026-01-31', companyId: 'cmp_1', standard: null })
  })
})

describe('the list of rules', () => {
  const shipped = rule({ id: 'a', code: 'x.fee', factType: 'x', name: 'fee' })
  const own = rule({ id: 'b', code: 'x.fee', factType: 'x', name: 'own fee', companyId: 'cmp_1' })
  const other = rule({ id: 'c', code: 'y.paid', factType: 'y', name: 'paid' })

  it('shows by what happened those that answer all words', () => {
    expect(grouped([shipped, own, other], '', '', (each) => each.name).map((group) => [group.factType, group.rules.length])).toEqual([['x', 2], ['y', 1]])
    expect(grouped([shipped, own, other], 'fee own', '', (each) => each.name).flatMap((group) => group.rules)).toEqual([own])
    expect(grouped([shipped, own, other], '', 'y', (each) => each.name).flatMap((group) => group.rules)).toEqual([other])
  })

  it('knows which shipped rule steps back behind an own one', () => {
    expect([...replaced([shipped, own, other])]).toEqual(['a'])
  })
})

it('a month ends on its last day', () => {
  expect(monthOf('2026-02-10')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(monthOf('2028-02-10').to).toBe('2028-02-29')
})
