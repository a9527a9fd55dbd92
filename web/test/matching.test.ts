import { describe, expect, it } from 'vitest'
import type { OpenItem } from '@/api/claims'
import { daysPast, monthsAgo, plusDays } from '@/features/claims/days'
import { deductible, deductibleOf, fits, levelled, sumOf, wishOf } from '@/features/claims/matching'

const item = (id: string, openOriginal: string): OpenItem => ({ id, openOriginal, document: '', enteredOn: '2026-01-01', dueOn: '2026-01-01', memo: '', entryId: '' })
const owed = [item('a', '100.00'), item('b', '50.10')]
const settling = [item('x', '-120.05'), item('y', '-0.10')]

describe('what is ticked', () => {
  it('adds up exactly, and what cannot be read counts as nothing', () => {
    expect(sumOf(owed, { a: '100.00', b: '0.20' }).toFixed(2)).toBe('100.20')
    expect(sumOf(owed, { a: '0.1', b: '0.2' }).toFixed()).toBe('0.3')
    expect(sumOf(owed, { a: 'x' }).toFixed()).toBe('0')
  })

  it('fits an item when it is more than nothing and no more than is open', () => {
    expect(fits(owed[0]!, '100')).toBe(true)
    for (const typed of ['100.01', '0', '-1', '', 'x']) expect(fits(owed[0]!, typed)).toBe(false)
    expect(fits(settling[0]!, '120.05')).toBe(true)
  })

  it('is levelled by taking what is too much from the items ticked last on the larger side', () => {
    const ticks = { a: '100.00', b: '50.10', x: '120.05' }
    const level = levelled(owed, settling, ticks)
    expect(level).toEqual({ a: '100.00', b: '20.05', x: '120.05' })
    expect(sumOf(owed, level).equals(sumOf(settling, level))).toBe(true)
    expect(levelled(owed, settling, { a: '100.00', b: '50.10', y: '0.10' })).toEqual({ a: '0.1', y: '0.10' })
    expect(levelled(owed, settling, { x: '120.05' })).toEqual({ x: '120.05' })
  })

  it('becomes a wish that names amounts only where a part is taken', () => {
    expect(wishOf('com_1', [...owed, ...settling], { a: '100', x: '20.5' }, '', 'fee')).toEqual({
      companyId: 'com_1', on: undefined, lines: [{ itemId: 'a', amount: undefined }, { itemId: 'x', amount: '20.5' }], differences: [{ reason: 'fee' }],
    })
  })
})

describe('paying early', () => {
  const early: OpenItem = { ...item('e', '333.33'), discounts: '2/10,1/20' }

  it('lets one deduct what the step still in time says, to the cent', () => {
    expect(deductible(early, '2026-01-11').toFixed()).toBe('6.67')
    expect(deductible(early, '2026-01-12').toFixed()).toBe('3.33')
    expect(deductible(early, '2026-01-22').toFixed()).toBe('0')
    expect(deductible(owed[0]!, '2026-01-01').toFixed()).toBe('0')
  })

  it('counts only what is paid whole, on the day of the last payment', () => {
    const late: OpenItem = { ...settling[0]!, enteredOn: '2026-01-15' }
    expect(deductibleOf([early], [late], { e: '333.33', x: '330' }).toFixed()).toBe('3.33')
    expect(deductibleOf([early], [late], { e: '100', x: '100' }).toFixed()).toBe('0')
    expect(deductibleOf([early], [], { e: '333.33' }).toFixed()).toBe('0')
  })
})

describe('days', () => {
  it('are counted whole, over months and leap years', () => {
    expect(plusDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysPast('2026-01-31', '2026-03-01')).toBe(29)
    expect(monthsAgo('2026-01-15', 2)).toBe('2025-11-01')
  })
})
