import { evaluate } from '@/api/decimal'
import type { Values } from '../form/fields'

export type LineKind = 'text' | 'amount' | 'quantity' | 'whole' | 'choice' | 'flag' | 'date' | 'reference'

export interface LineColumn {
  key: string
  kind: LineKind
  /** Pixels at least; columns share what is left. */
  width: number
  required?: boolean
  choices?: readonly string[]
  /** The list that a reference is picked from. */
  from?: string
  max?: number
  /** Decimals kept: 2 for amounts, 6 for quantities when left out. */
  scale?: number
}

export type Coerced = { value: unknown } | { trouble: string }

/** What people call a choice or a yes, in the language of the page. */
export interface Words {
  yes: string
  no: string
  choice: (column: LineColumn, value: string) => string
}

const NUMERIC = new Set<LineKind>(['amount', 'quantity', 'whole'])
export const isNumeric = (column: LineColumn): boolean => NUMERIC.has(column.kind)

export function scaleOf(column: LineColumn): number {
  return column.scale ?? { amount: 2, quantity: 6, whole: 0 }[column.kind as 'amount' | 'quantity' | 'whole'] ?? 0
}

/** The value of a cell out of what was typed or pasted; the trouble is the key of a text. */
export function coerce(column: LineColumn, typed: string, words: Words): Coerced {
  const text = typed.trim()
  if (text === '') return column.required ? { trouble: 'ui.form.required' } : { value: nothing(column) }
  if (isNumeric(column)) {
    const found = evaluate(text, scaleOf(column))
    if ('trouble' in found) return { trouble: `ui.lines.${found.trouble}` }
    return { value: column.kind === 'whole' ? Number(found.value) : found.value }
  }
  if (column.kind === 'choice') return choice(column, text, words)
  if (column.kind === 'flag') return flag(text, words)
  if (column.kind === 'date') return date(text)
  if (column.kind === 'reference') return /^[a-z]+_[0-9a-z]{26}$/.test(text) ? { value: text } : { trouble: 'ui.lines.pickOne' }
  return column.max && text.length > column.max ? { trouble: 'ui.lines.tooLong' } : { value: text }
}

/** What an empty cell holds: texts and decimals an empty text, a flag no, all else null. */
function nothing(column: LineColumn): unknown {
  if (column.kind === 'flag') return false
  return ['text', 'amount', 'quantity', 'choice', 'reference'].includes(column.kind) ? '' : null
}

function choice(column: LineColumn, text: string, words: Words): Coerced {
  const wanted = text.toLowerCase()
  const found = column.choices?.find((each) => each.toLowerCase() === wanted || words.choice(column, each).toLowerCase() === wanted)
  return found ? { value: found } : { trouble: 'ui.lines.noSuchChoice' }
}

function flag(text: string, words: Words): Coerced {
  const wanted = text.toLowerCase()
  if (['true', '1', 'yes', 'y', '\u2713', words.yes.toLowerCase()].includes(wanted)) return { value: true }
  if (['false', '0', 'no', 'n', '-', '\u2014', words.no.toLowerCase()].includes(wanted)) return { value: false }
  return { trouble: 'ui.lines.yesOrNo' }
}

/** 2026-11-23, 2026/11/23, 2026.11.23, 20261123 and the characters for year, month and day. */
function date(text: string): Coerced {
  const parts = /^(\d{4})[-/.\u5e74]?(\d{1,2})[-/.\u6708]?(\d{1,2})\u65e5?$/.exec(text)
  if (!parts) return { trouble: 'ui.lines.notADate' }
  const iso = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? { value: iso } : { trouble: 'ui.lines.notADate' }
}

/** A line in which nothing was typed yet. */
export function isBlank(line: Values, columns: LineColumn[]): boolean {
  return columns.every((column) => line[column.key] === null || line[column.key] === undefined || line[column.key] === '' || line[column.key] === false)
}
