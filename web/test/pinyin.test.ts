import { describe, expect, it } from 'vitest'
import { initials, score } from '@/ui/pinyin'

const PARTIES = '\u5f80\u6765\u5355\u4f4d' // parties
const WAREHOUSE = '\u4ed3\u5e93' // warehouse
const COMPANY = '\u516c\u53f8' // company

describe('initials', () => {
  it('of Chinese page names are what people type', () => {
    expect(initials(PARTIES)).toBe('wldw')
    expect(initials(WAREHOUSE)).toBe('ck')
    expect(initials(COMPANY)).toBe('gs')
  })

  it('keep letters and digits and leave out signs', () => {
    expect(initials(`API ${COMPANY}-2`)).toBe('apigs2')
  })
})

describe('the command palette', () => {
  it('ranks the start of a name before its inside before its initials', () => {
    expect(score('war', 'Warehouses')).toBeGreaterThan(score('house', 'Warehouses'))
    expect(score('house', 'Warehouses')).toBeGreaterThan(score('whs', 'Warehouses'))
    expect(score('ck', WAREHOUSE)).toBeGreaterThan(0)
    expect(score('zz', WAREHOUSE)).toBe(0)
  })
})
