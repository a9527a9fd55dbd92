import { decimal, evaluate, total } from '@/api/decimal'
import type { CashItem, DimensionValue, NewVoucher, NewVoucherLine, Side, Voucher } from '@/api/books'
import type { KnownAccount } from '@/ui/books/book'
import { readTsv } from '@/ui/lines/tsv'

/** A line as it is typed; amounts are plain decimal texts, an empty one is none. */
export interface EntryLine {
  key: number
  memo: string
  account: string
  debit: string
  credit: string
  dimensions: Record<string, DimensionValue>
  cashFlow: string
  dueOn: string
  document: string
  /** Empty where the amount is in the company's own currency. */
  currency: string
  original: string
  rate: string
}

export interface EntryForm {
  on: string
  word: string
  opening: boolean
  lines: EntryLine[]
}

let last = 0

export function blankLine(): EntryLine {
  return { key: ++last, memo: '', account: '', debit: '', credit: '', dimensions: {}, cashFlow: '', dueOn: '', document: '', currency: '', original: '', rate: '' }
}

export const copyOf = (line: EntryLine): EntryLine => ({ ...line, dimensions: { ...line.dimensions }, key: ++last })
export const isBlank = (line: EntryLine): boolean => !line.account && !line.debit && !line.credit
export const sideOf = (line: EntryLine): Side | null => (line.debit ? 'debit' : line.credit ? 'credit' : null)

export interface Totals {
  debit: string
  credit: string
  /** Debits less credits. */
  difference: string
}

export function totals(lines: EntryLine[]): Totals {
  const debit = total(lines.map((line) => line.debit || '0'))
  const credit = total(lines.map((line) => line.credit || '0'))
  return { debit, credit, difference: total([debit, credit.startsWith('-') ? credit.slice(1) : `-${credit}`]) }
}

/** What one side of a line must be so that the voucher balances; null where that would be nothing or below zero. */
export function missingOn(lines: EntryLine[], row: number, side: Side, decimals: number): string | null {
  const { difference } = totals(lines.filter((_line, place) => place !== row))
  const missing = decimal(side === 'credit' ? difference : total([difference.startsWith('-') ? difference.slice(1) : `-${difference}`]))
  return missing && missing.isPositive() && !missing.isZero() ? missing.toFixed(decimals) : null
}

/** What a typed text makes of an amount: a number, arithmetic with or without a leading `=`, or a bare `=` for what is missing; a trouble is the key of a text. */
export function amountFrom(text: string, lines: EntryLine[], row: number, side: Side, decimals: number): { value: string } | { trouble: string } {
  const typed = text.trim()
  if (typed === '') return { value: '' }
  if (typed === '=' || typed === '\uff1d') {
    const missing = missingOn(lines, row, side, decimals)
    return missing ? { value: missing } : { trouble: 'vouchers.wrong.nothingMissing' }
  }
  const found = evaluate(/^[^=\uff1d].*[-+*/\u00d7\u00f7]/.test(typed) ? `=${typed}` : typed, decimals)
  if ('trouble' in found) return { trouble: `ui.lines.${found.trouble}` }
  return { value: found.value === '0' ? '' : decimal(found.value)!.toFixed(decimals) }
}

/** Puts an amount on one side; a line has one side only. */
export function putAmount(line: EntryLine, side: Side, value: string): void {
  line[side] = value
  if (value) line[side === 'debit' ? 'credit' : 'debit'] = ''
}

export function swapSides(line: EntryLine): void {
  ;[line.debit, line.credit] = [line.credit, line.debit]
}

/** The original amount times the rate, in the company's own currency. */
export function converted(line: EntryLine, decimals: number): string | null {
  const original = decimal(line.original)
  const rate = decimal(line.rate)
  return original && rate ? original.times(rate).toFixed(decimals) : null
}

/** The fields of a line beside memo, account and amounts, in the order in which Enter goes through them. */
export function extrasOf(line: EntryLine, account: KnownAccount | undefined, shownDimensions: string[]): string[] {
  if (!account) return []
  const dimensions = [...account.requiredDimensions, ...account.balanceDimensions, ...Object.keys(line.dimensions)].filter((dimension) => shownDimensions.includes(dimension))
  return [
    ...[...new Set(dimensions)].map((dimension) => `dimension.${dimension}`),
    ...(line.currency ? ['currency', 'original', 'rate'] : []),
    ...(account.control === 'claims' ? ['dueOn', 'document'] : []),
    ...(account.cash ? ['cashFlow'] : []),
  ]
}

/** By the accounts on the other lines, what cash that goes out or comes in is usually for. */
const USUAL: Record<Side, [RegExp, string][]> = {
  credit: [[/^2211/, 'employees'], [/^2221/, 'taxes-paid'], [/^(2202|1123|140)/, 'purchases'], [/^(16|17|1801)/, 'asset-purchases'], [/^(2001|2501)/, 'loans-repaid'], [/^(660301|560301|2231|2232)/, 'dividends-interest'], [/^(66|56|51|41)/, 'other-operating-out']],
  debit: [[/^(1122|2203|2204|6001|6051|5001|5051)/, 'sales'], [/^(2001|2501)/, 'loans-received'], [/^(4001|3001)/, 'capital-received']],
}

export function usualCashItem(line: EntryLine, others: EntryLine[], items: CashItem[]): string {
  const side = sideOf(line)
  const guess = side && USUAL[side].find(([pattern]) => others.some((each) => each !== line && pattern.test(each.account)))?.[1]
  return guess && items.some((item) => item.key === guess) ? guess : ''
}

/** The command for the server, blank lines left out; a line without text of its own takes that of the voucher. */
export function command(form: EntryForm, companyId: string, own: string): NewVoucher {
  const lines = form.lines.filter((line) => !isBlank(line))
  const memo = lines[0]?.memo.trim() ?? ''
  return {
    companyId,
    on: form.on,
    opening: form.opening,
    word: form.word || undefined,
    memo,
    lines: lines.map((line): NewVoucherLine => {
      const foreign = line.currency && line.currency !== own
      return {
        account: line.account,
        debit: line.debit || undefined,
        credit: line.credit || (line.debit ? undefined : '0'),
        ...(foreign ? { currency: line.currency, original: line.original, rate: line.rate, rateOn: form.on, rateSource: '' } : {}),
        dimensions: Object.fromEntries(Object.entries(line.dimensions).map(([dimension, value]) => [dimension, value.id])),
        cashFlow: line.cashFlow || undefined,
        memo: line.memo.trim() && line.memo.trim() !== memo ? line.memo.trim() : undefined,
        dueOn: line.dueOn || undefined,
        document: line.document.trim() || undefined,
      }
    }),
  }
}

/** The lines of a posted voucher to begin a new one with; red ink is taken as black on the other side. */
export function linesOf(voucher: Voucher, own: string): EntryLine[] {
  return voucher.lines.map((line) => {
    const turned = (line.debit ?? line.credit ?? '').startsWith('-')
    const bare = (text?: string | null) => (text ?? '').replace(/^-/, '')
    const [debit, credit] = turned ? [bare(line.credit), bare(line.debit)] : [bare(line.debit), bare(line.credit)]
    const foreign = line.currency !== own
    return {
      ...blankLine(),
      memo: line.memo ?? voucher.memo,
      account: line.accountCode,
      debit,
      credit,
      dimensions: Object.fromEntries(line.dimensions.map((value) => [value.dimension, value])),
      cashFlow: line.cashFlow ?? '',
      document: line.document ?? '',
      currency: foreign ? line.currency : '',
      original: foreign ? bare(line.original) : '',
      rate: foreign ? (line.rate ?? '') : '',
    }
  })
}

/** Lines out of a spreadsheet: text, account (code, or code and name), debit, credit. A row of headings has no account and is left out. */
export function pasted(text: string, byCode: Map<string, KnownAccount>, decimals: number): EntryLine[] {
  return readTsv(text).flatMap((cells) => {
    const place = cells.findIndex((cell) => byCode.has(cell.trim().split(/[\s/-]/)[0] ?? ''))
    if (place < 0) return []
    const money = (cell: string | undefined) => {
      const value = decimal(cell ?? '')
      return value && !value.isZero() ? value.toFixed(decimals) : ''
    }
    const amounts = cells.slice(place + 1).filter((cell) => cell.trim() === '' || decimal(cell))
    const line = { ...blankLine(), memo: cells.slice(0, place).join(' ').trim(), account: cells[place]!.trim().split(/[\s/-]/)[0]!, debit: money(amounts[0]), credit: '' }
    if (!line.debit) line.credit = money(amounts[1])
    return [line]
  })
}
