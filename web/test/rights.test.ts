import { describe, expect, it } from 'vitest'
import { changesIn } from '@/api/history'
import { ruleFor, toggled } from '@/features/users/users'
import { questionOf } from '@/ui/list/state'

describe('the rules of a role', () => {
  it('give by name before they give by pattern', () => {
    expect(ruleFor(['*', 'party.read'], 'party', 'read')).toBe('party.read')
    expect(ruleFor(['*.read'], 'party', 'read')).toBe('*.read')
    expect(ruleFor(['party.*'], 'party', 'write')).toBe('party.*')
    expect(ruleFor(['party.*'], 'item', 'write')).toBeUndefined()
  })

  it('never open personal data by a pattern', () => {
    expect(ruleFor(['*', '*.read', 'personal-data.*'], 'personal-data', 'read')).toBeUndefined()
    expect(ruleFor(['personal-data.read'], 'personal-data', 'read')).toBe('personal-data.read')
  })

  it('are put in and taken out', () => {
    expect(toggled(['party.read'], 'item.read')).toEqual(['item.read', 'party.read'])
    expect(toggled(['party.read'], 'party.read')).toEqual([])
  })
})

describe('the question of a list', () => {
  it('takes what the server understands out of the address and leaves the rest', () => {
    expect(questionOf({ q: 'rose', sort: '-changedAt', 'f.kind': 'goods,kit', open: 'itm_1', cols: 'code', empty: '', 'f.city': '' })).toEqual({ 'f.kind': 'goods,kit', q: 'rose', sort: '-changedAt' })
  })
})

describe('the history of a record', () => {
  it('names what changed by its whole place, and lists as a whole', () => {
    const before = { name: 'Old', version: 1, keeping: { lotControl: false, shelfLife: 12 }, units: [] }
    const after = { name: 'New', version: 2, keeping: { lotControl: true, shelfLife: 12 }, units: [{ unitId: 'unt_1' }] }
    expect(changesIn({ before, after }).map((change) => change.key)).toEqual(['name', 'keeping.lotControl', 'units'])
  })

  it('has nothing to tell of a record that was just made', () => {
    expect(changesIn({ before: null, after: { name: 'New' } })).toEqual([])
  })
})
