import Decimal from 'decimal.js-light'

// Intermediate results keep 40 digits; what leaves here is rounded once, to the scale of its column.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 })

/** An exact decimal at the edge of the system. Amounts travel as strings; a `number` never touches them. */
export type Amount = InstanceType<typeof Decimal>

const FULL_WIDTH = /[\uff01-\uff5e]/g

/** Plain digits from what people type or paste: full-width digits, thousands separators, currency signs, brackets for minus. */
export function plain(text: string): string {
  let found = text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  found = found.replace(/[\s,\u00a5\uffe5$\u20ac\uff0c]/g, '').replace(/[−–—]/g, '-').replace(/[×]/g, '*').replace(/[÷]/g, '/')
  const bracketed = /^\((\d+(?:\.\d+)?)\)$/.exec(found)
  return bracketed ? `-${bracketed[1]}` : found
}

/** @returns the number that the text stands for, or null where it stands for none */
export function decimal(text: string): Amount | null {
  const found = plain(text)
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(found) ? new Exact(found.replace(/\.$/, '').replace(/^\+/, '')) : null
}

/** What the arithmetic of a cell may go wrong by; the screen has a sentence for each. */
export type ArithmeticTrouble = 'notANumber' | 'divisionByZero' | 'tooManyDecimals'
export type Arithmetic = { value: string } | { trouble: ArithmeticTrouble }

/**
 * The value of a number cell: a number, or after a leading `=` arithmetic with + − × ÷ and brackets, worked out in exact decimals.
 * @param scale decimals kept; a result of arithmetic is rounded to it, a typed number with more is refused
 */
export function evaluate(text: string, scale: number): Arithmetic {
  const typed = plain(text)
  if (!typed.startsWith('=')) {
    const value = decimal(typed)
    if (!value) return { trouble: 'notANumber' }
    return value.decimalPlaces() > scale ? { trouble: 'tooManyDecimals' } : { value: edge(value, scale) }
  }
  const value = new Reading(typed.slice(1)).whole()
  return typeof value === 'string' ? { trouble: value } : { value: edge(value, scale) }
}

function edge(value: Amount, scale: number): string {
  const rounded = value.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP)
  return rounded.isZero() ? '0' : rounded.toFixed()
}

/** Recursive descent over sums of products; each step answers a value or the trouble found. */
class Reading {
  private at = 0

  constructor(private readonly text: string) {}

  whole(): Amount | ArithmeticTrouble {
    const value = this.sum()
    return typeof value !== 'string' && this.at < this.text.length ? 'notANumber' : value
  }

  private sum(): Amount | ArithmeticTrouble {
    let left = this.product()
    while (typeof left !== 'string' && /[+-]/.test(this.text[this.at] ?? '')) {
      const sign = this.text[this.at++]
      const right = this.product()
      if (typeof right === 'string') return right
      left = sign === '+' ? left.plus(right) : left.minus(right)
    }
    return left
  }

  private product(): Amount | ArithmeticTrouble {
    let left = this.factor()
    while (typeof left !== 'string' && /[*/]/.test(this.text[this.at] ?? '')) {
      const sign = this.text[this.at++]
      const right = this.factor()
      if (typeof right === 'string') return right
      if (sign === '/' && right.isZero()) return 'divisionByZero'
      left = sign === '*' ? left.times(right) : left.dividedBy(right)
    }
    return left
  }

  private factor(): Amount | ArithmeticTrouble {
    const sign = this.text[this.at]
    if (sign === '-' || sign === '+') {
      this.at++
      const value = this.factor()
      return typeof value === 'string' || sign === '+' ? value : value.negated()
    }
    if (sign === '(') {
      this.at++
      const value = this.sum()
      return this.text[this.at++] === ')' ? value : 'notANumber'
    }
    const digits = /^(\d+(\.\d*)?|\.\d+)/.exec(this.text.slice(this.at))?.[0]
    if (!digits) return 'notANumber'
    this.at += digits.length
    return new Exact(digits.replace(/\.$/, ''))
  }
}

export interface Shown {
  /** Decimals to show; without it as many as the text has. */
  scale?: number
  /** Show in ten thousands. */
  inTenThousands?: boolean
  /** Show zero as a dash, which keeps columns of amounts calm. */
  dash?: boolean
}

/** A decimal string for the eye: grouped by thousands, a real minus sign. What is no number is shown as it is. */
export function shown(text: string | null | undefined, how: Shown = {}): string {
  if (text === null || text === undefined || text === '') return how.dash ? '—' : ''
  const value = decimal(text)
  if (!value) return text
  if (value.isZero() && how.dash) return '—'
  const scaled = how.inTenThousands ? value.dividedBy(10000) : value
  const scale = how.scale ?? value.decimalPlaces()
  const [whole = '0', part] = scaled.abs().toFixed(scale).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${scaled.isNegative() && !scaled.isZero() ? '−' : ''}${grouped}${part ? `.${part}` : ''}`
}

export function isNegative(text: string | null | undefined): boolean {
  return !!text && /^\s*[-−]/.test(text)
}

/** The exact sum of decimal strings; what is no number counts as nothing. */
export function total(texts: string[]): string {
  return texts.reduce<Amount>((sum, text) => sum.plus(decimal(text) ?? 0), new Exact(0)).toFixed()
}
