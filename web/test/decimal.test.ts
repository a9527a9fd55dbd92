import { describe, expect, it } from 'vitest'
import { decimal, evaluate, isNegative, shown, total } from '@/api/decimal'

describe('a number cell', () => {
  it.each([
    ['=1+2*3', 2, '7'],
    ['=(1+2)*3', 2, '9'],
    ['=0.1+0.2', 2, '0.3'],
    ['=10/3', 2, '3.33'],
    ['=2/3', 6, '0.666667'],
    ['=-5+2', 2, '-3'],
    ['=-(2-5)*1.5', 2, '4.5'],
    ['=1,234.50*2', 2, '2469'],
    ['12,345.67', 2, '12345.67'],
    ['\uffe51,000', 2, '1000'],
    ['\uff11\uff12\uff0e\uff15', 2, '12.5'],
    ['(45.60)', 2, '-45.6'],
    ['\u2212 7', 0, '-7'],
    ['=9999999999999999.99+0.01', 2, '10000000000000000'],
  ])('reads %s with %i decimals as %s', (text, scale, value) => {
    expect(evaluate(text, scale)).toEqual({ value })
  })

  it.each([
    ['abc', 'notANumber'],
    ['', 'notANumber'],
    ['=', 'notANumber'],
    ['=1+', 'notANumber'],
    ['=(1+2', 'notANumber'],
    ['=1 2', 'value'],
    ['=alert(1)', 'notANumber'],
    ['=4/(2-2)', 'divisionByZero'],
    ['1.234', 'tooManyDecimals'],
    ['1e5', 'notANumber'],
  ])('says what is wrong with %s', (text, trouble) => {
    const found = evaluate(text, 2)
    if (trouble === 'value') expect(found).toEqual({ value: '12' })
    else expect(found).toEqual({ trouble })
  })

  it('keeps what binary fractions lose', () => {
    expect(total(Array.from({ length: 1000 }, () => '0.1'))).toBe('100')
    expect(total(['90071992547409.93', '0.01', '-0.01'])).toBe('90071992547409.93')
  })
})

describe('an amount for the eye', () => {
  it('is grouped, with a real minus and a dash for zero', () => {
    expect(shown('-1284771.3', { scale: 2 })).toBe('\u22121,284,771.30')
    expect(shown('0.00', { scale: 2, dash: true })).toBe('\u2014')
    expect(shown(null, { dash: true })).toBe('\u2014')
    expect(shown('1000')).toBe('1,000')
  })

  it('is shown in ten thousands without losing a cent by more than one', () => {
    expect(shown('12345678.99', { inTenThousands: true, scale: 4 })).toBe('1,234.5679')
  })

  it('leaves alone what is no number', () => {
    expect(shown('CNY')).toBe('CNY')
    expect(decimal('12.3.4')).toBeNull()
    expect(isNegative('\u22125')).toBe(true)
  })
})
