import type { MatchWish, OpenItem } from '@/api/claims'
import { decimal, type Amount } from '@/api/decimal'
import { plusDays } from './days'

/** What is ticked, by item: the amount to match, as typed. */
export type Ticks = Record<string, string>

export const magnitude = (item: OpenItem): string => item.openOriginal.replace(/^-/, '')

/** The sum of what is ticked among these; what can't be read counts as nothing. */
export function sumOf(items: OpenItem[], ticks: Ticks): Amount {
  return items.reduce((sum, item) => sum.plus(ticks[item.id] === undefined ? '0' : (decimal(ticks[item.id]!) ?? '0')), decimal('0')!)
}

/** Whether an amount is more than 0 and no more than is open. */
export function fits(item: OpenItem, typed: string): boolean {
  const found = decimal(typed)
  return !!found && found.greaterThan('0') && found.lessThanOrEqualTo(magnitude(item))
}

/** Takes what is too much on the larger side from the items ticked last there, so that both sides are equal; the same ticks when that can't be. */
export function levelled(owed: OpenItem[], settling: OpenItem[], ticks: Ticks): Ticks {
  const difference = sumOf(owed, ticks).minus(sumOf(settling, ticks))
  const side = difference.isNegative() ? settling : owed
  let over = difference.absoluteValue()
  const result = { ...ticks }
  for (const id of Object.keys(ticks).reverse()) {
    const item = side.find((each) => each.id === id)
    if (!item || over.isZero()) continue
    const part = decimal(ticks[id]!) ?? decimal('0')!
    const less = part.lessThanOrEqualTo(over) ? part : over
    over = over.minus(less)
    if (part.equals(less)) delete result[id]
    else result[id] = part.minus(less).toFixed()
  }
  return Object.keys(result).length ? result : ticks
}

/** What may be deducted of an item that is paid whole on this day: by 2/10,1/20 two per cent within ten days of the document, one within twenty. */
export function deductible(item: OpenItem, paidOn: string): Amount {
  for (const step of (item.discounts ?? '').split(',').filter(Boolean)) {
    const [percent, days] = step.split('/') as [string, string]
    if (paidOn <= plusDays(item.enteredOn, Number(days))) return decimal(magnitude(item))!.times(percent).dividedBy('100').toDecimalPlaces(2)
  }
  return decimal('0')!
}

/** What may be deducted of all that is ticked whole, when it is paid by what is ticked on the other side. */
export function deductibleOf(owed: OpenItem[], settling: OpenItem[], ticks: Ticks): Amount {
  const paidOn = settling.filter((item) => ticks[item.id] !== undefined).map((item) => item.enteredOn).sort().pop()
  const whole = owed.filter((item) => ticks[item.id] !== undefined && decimal(ticks[item.id]!)?.equals(magnitude(item)))
  return whole.reduce((sum, item) => (paidOn ? sum.plus(deductible(item, paidOn)) : sum), decimal('0')!)
}

/** What is taken of which item: one that is ticked whole needs no amount. */
export function linesOf(items: OpenItem[], ticks: Ticks): { itemId: string; amount?: string }[] {
  return items.filter((item) => ticks[item.id] !== undefined).map((item) => {
    const whole = decimal(ticks[item.id]!)?.equals(magnitude(item))
    return { itemId: item.id, amount: whole ? undefined : decimal(ticks[item.id]!)?.toFixed() }
  })
}

/** What is asked of the server. */
export function wishOf(companyId: string, items: OpenItem[], ticks: Ticks, on: string, reason: string): MatchWish {
  return { companyId, on: on || undefined, lines: linesOf(items, ticks), differences: reason ? [{ reason }] : undefined }
}
