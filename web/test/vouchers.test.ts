import { describe, expect, it } from 'vitest'
import type { BalanceRow, ChartAccount, Voucher } from '@/api/books'
import { belowOf } from '@/features/accounts/account'
import { shownRows, split, sums } from '@/features/reports/balances'
import { numbered, sides } from '@/features/reports/statement'
import { amountFrom, blankLine, command, converted, extrasOf, linesOf, missingOn, pasted, putAmount, swapSides, totals, usualCashItem, type EntryLine } from '@/features/vouchers/entry'
import { findAccounts, knownAccounts } from '@/ui/books/book'
import { previousPeriod, yearBefore } from '@/ui/books/periods'

const account = (code: string, name: string, more: Partial<ChartAccount> = {}): ChartAccount => ({
  id: `acc_${code}`, parentId: null, code, name, nameEn: '', accountClass: 'asset', side: 'debit', control: 'none', cash: false, postable: true, active: true, requiredDimensions: [], balanceDimensions: [], balance: '0.00', ...more,
})
const chart = knownAccounts([
  account('1002', '银行存款', { cash: true }),
  account('1122', '应收账款', { postable: false }),
  account('112201', '应收客户款', { parentId: 'acc_1122', control: 'claims', requiredDimensions: ['party'], balanceDimensions: ['party'] }),
  account('1221', '其他应收款', { active: false }),
  account('6602', '管理费用', { postable: false }),
  account('660203', '办公费', { parentId: 'acc_6602', nameEn: 'Office expenses', balanceDimensions: ['channel'] }),
], false)
const byCode = new Map(chart.map((each) => [each.code, each]))
const line = (part: Partial<EntryLine>): EntryLine => ({ ...blankLine(), ...part })

describe('an account is found', () => {
  it('by its code, by pinyin initials, by any part of its name', () => {
    expect(findAccounts(chart, '1002').map((each) => each.code)).toEqual(['1002'])
    expect(findAccounts(chart, 'yhck').map((each) => each.code)).toEqual(['1002'])
    expect(findAccounts(chart, '客户').map((each) => each.code)).toEqual(['112201'])
    expect(findAccounts(chart, 'office').map((each) => each.code)).toEqual(['660203'])
  })

  it('only where it takes lines and is in use, unless all are wanted', () => {
    expect(findAccounts(chart, '1122').map((each) => each.code)).toEqual(['112201'])
    expect(findAccounts(chart, 'qtysk')).toEqual([])
    expect(findAccounts(chart, '1122', false).map((each) => each.code)).toEqual(['1122', '112201'])
  })

  it('with the names of those above it', () => {
    expect(byCode.get('660203')?.path).toBe('管理费用 / 办公费')
  })
})

describe('an amount', () => {
  const lines = [line({ debit: '100.00' }), line({ credit: '30.00' }), line({})]

  it('balances by a bare =', () => {
    expect(amountFrom('=', lines, 2, 'credit', 2)).toEqual({ value: '70.00' })
    expect(amountFrom('=', lines, 2, 'debit', 2)).toEqual({ trouble: 'vouchers.wrong.nothingMissing' })
    expect(missingOn(lines, 1, 'credit', 2)).toBe('100.00')
  })

  it('works itself out, with or without =, in the decimals of the currency', () => {
    expect(amountFrom('=12*3', lines, 2, 'debit', 2)).toEqual({ value: '36.00' })
    expect(amountFrom('1200*3', lines, 2, 'debit', 2)).toEqual({ value: '3600.00' })
    expect(amountFrom('1200', lines, 2, 'debit', 0)).toEqual({ value: '1200' })
    expect(amountFrom('1.5', lines, 2, 'debit', 0)).toEqual({ trouble: 'ui.lines.tooManyDecimals' })
    expect(amountFrom('abc', lines, 2, 'debit', 2)).toEqual({ trouble: 'ui.lines.notANumber' })
  })

  it('stands on one side and changes over', () => {
    const one = line({ credit: '5.00' })
    putAmount(one, 'debit', '7.00')
    expect([one.debit, one.credit]).toEqual(['7.00', ''])
    swapSides(one)
    expect([one.debit, one.credit]).toEqual(['', '7.00'])
    expect(totals(lines)).toEqual({ debit: '100', credit: '30', difference: '70' })
  })

  it('is converted from its original', () => {
    expect(converted(line({ original: '100', rate: '7.12555' }), 2)).toBe('712.56')
    expect(converted(line({ original: '100' }), 2)).toBeNull()
  })
})

describe('a line', () => {
  it('asks for what its account requires', () => {
    expect(extrasOf(line({}), byCode.get('112201'), ['party'])).toEqual(['dimension.party', 'dueOn', 'document'])
    expect(extrasOf(line({ currency: 'USD' }), byCode.get('1002'), ['party'])).toEqual(['currency', 'original', 'rate', 'cashFlow'])
    expect(extrasOf(line({}), byCode.get('660203'), ['party'])).toEqual([])
  })

  it('of cash bears what cash is usually for', () => {
    const items = [{ key: 'sales', name: '', inflow: true }, { key: 'other-operating-out', name: '', inflow: false }]
    const cash = line({ account: '1002', credit: '10.00' })
    expect(usualCashItem(cash, [cash, line({ account: '660203', debit: '10.00' })], items)).toBe('other-operating-out')
    expect(usualCashItem(cash, [cash, line({ account: '2202', debit: '10.00' })], items)).toBe('')
    const receipt = line({ account: '1002', debit: '10.00' })
    expect(usualCashItem(receipt, [receipt, line({ account: '112201', credit: '10.00' })], items)).toBe('sales')
  })

  it('goes to the server without blank ones, and with its own text only where it differs', () => {
    const party = { dimension: 'party', id: 'pty_1', name: '青禾' }
    const sent = command({ on: '2026-11-01', word: '', opening: false, lines: [line({ memo: '货款', account: '1002', debit: '8.00', cashFlow: 'sales' }), line({}), line({ memo: '货款', account: '112201', credit: '8.00', dimensions: { party }, dueOn: '2026-12-01' })] }, 'com_1', 'CNY')
    expect(sent).toMatchObject({ memo: '货款', lines: [{ account: '1002', debit: '8.00', cashFlow: 'sales' }, { account: '112201', credit: '8.00', dimensions: { party: 'pty_1' }, dueOn: '2026-12-01' }] })
    expect(sent.lines).toHaveLength(2)
    expect(sent.lines[1]?.memo).toBeUndefined()
  })

  it('of red ink begins a new voucher in black on the other side', () => {
    const red = { memo: '冲销', lines: [{ accountCode: '1002', debit: '-5.00', currency: 'CNY', original: '-5.00', dimensions: [] }] } as unknown as Voucher
    expect(linesOf(red, 'CNY')[0]).toMatchObject({ account: '1002', debit: '', credit: '5.00', currency: '' })
  })

  it('comes out of a spreadsheet, headings left out', () => {
    const lines = pasted('摘要\t科目\t借方\t贷方\n货款\t1002 银行存款\t1,200.50\t\n货款\t112201\t\t1200.5\n', byCode, 2)
    expect(lines.map((each) => [each.memo, each.account, each.debit, each.credit])).toEqual([['货款', '1002', '1200.50', ''], ['货款', '112201', '', '1200.50']])
  })
})

describe('a trial balance', () => {
  const row = (id: string, parentId: string | null, opening: string, debit: string, credit: string, balance: string): BalanceRow => ({ accountId: id, parentId, code: id, name: id, accountClass: 'asset', side: 'debit', postable: true, opening, debit, credit, yearDebit: debit, yearCredit: credit, balance })
  const rows = [row('1', null, '10.00', '5.00', '0.00', '15.00'), row('11', '1', '10.00', '5.00', '0.00', '15.00'), row('2', null, '-10.00', '0.00', '5.00', '-15.00')]

  it('shows as deep as asked, and nothing below what is folded', () => {
    expect(shownRows(rows, 9, new Set()).map((each) => [each.code, each.level])).toEqual([['1', 1], ['11', 2], ['2', 1]])
    expect(shownRows(rows, 1, new Set()).map((each) => each.code)).toEqual(['1', '2'])
    expect(shownRows(rows, 9, new Set(['1'])).map((each) => each.code)).toEqual(['1', '2'])
  })

  it('sums the first level only, balances on their side', () => {
    expect(split('-15.00')).toEqual({ debit: '', credit: '15.00' })
    expect(sums(rows)).toMatchObject({ openingDebit: '10', openingCredit: '10', debit: '5', credit: '5', closingDebit: '15', closingCredit: '15' })
  })
})

describe('a statement', () => {
  it('numbers its lines, headings left out, and stands in two columns', () => {
    const rows = [{ key: 'h', name: '', level: 0 }, { key: 'cash', name: '', level: 1, first: '1.00', second: '0.00' }, { key: 'total-assets', name: '', level: 0, first: '1.00', second: '0.00' }, { key: 'loans', name: '', level: 1, first: '1.00', second: '0.00' }]
    const shown = numbered(rows, [{ key: 'cash', name: '', level: 1, first: '9.00' }])
    expect(shown.map((each) => each.number)).toEqual([null, 1, 2, 3])
    expect(shown[1]?.compared).toBe('9.00')
    expect(sides('balance-sheet', shown).map((side) => side.length)).toEqual([3, 1])
    expect(sides('cash-flow', shown)).toHaveLength(1)
  })

  it('is compared with the period before or a year before', () => {
    expect([previousPeriod('2026-01'), previousPeriod('2026-11'), yearBefore('2026-03')]).toEqual(['2025-12', '2026-10', '2025-03'])
  })
})

describe('an account below another', () => {
  it('begins with the next free code and what both have in common', () => {
    expect(belowOf(byCode.get('1122')!, chart)).toMatchObject({ parentId: 'acc_1122', code: '112202', side: 'debit' })
    expect(belowOf(byCode.get('1002')!, chart)).toMatchObject({ code: '100201', cash: true })
  })
})
