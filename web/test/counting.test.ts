import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as inventory from '@/api/inventory'
import { Problem } from '@/api/problem'
import { linesFor, newEntryId, useLooks, type KeptLook } from '@/features/inventory/looks'
import { daysLeft, heatOf } from '@/features/stock/expiry'

const line = (placeId: string, ...codes: string[]) => ({ placeId, place: placeId, codes }) as unknown as inventory.CountLine
const look = (id: string): KeptLook => ({ id, placeId: 'bin_1', itemId: 'itm_1', lotId: null, quantity: '3', countedAt: '2026-11-23T08:00:00Z', title: id })

describe('a scanned code', () => {
  it('finds goods by item, lot or bar code, here before elsewhere', () => {
    const lines = [line('A', 'HJ-1', '6979000000010'), line('B', 'HJ-1', 'LOT-7'), line('B', 'HJ-2')]
    expect(linesFor('hj-1', lines, null)).toHaveLength(2)
    expect(linesFor('HJ-1', lines, 'B')).toEqual([lines[1]])
    expect(linesFor('06979000000010', lines, 'B')).toEqual([lines[0]])
    expect(linesFor('nothing', lines, null)).toEqual([])
  })
})

describe('an id of an entry', () => {
  it('has the form that the server reads, and sorts as it was made', () => {
    const early = newEntryId(1_700_000_000_000)
    expect(early).toMatch(/^cne_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    expect(newEntryId(1_700_000_000_001) > early).toBe(true)
    expect(newEntryId(1_700_000_000_000)).not.toBe(early)
  })
})

describe('what was counted', () => {
  beforeEach(() => localStorage.clear())

  it('stays on the device while there is no network, and goes once it is back', async () => {
    const send = vi.spyOn(inventory, 'sendLooks').mockRejectedValueOnce(Problem.offline())
    const looks = useLooks('cnt_1')
    looks.add(look('cne_1'))
    await vi.waitFor(() => expect(looks.offline.value).toBe(true))
    expect(useLooks('cnt_1').kept.value).toHaveLength(1)
    send.mockResolvedValueOnce([{ done: { id: 'cne_1', state: 'agrees' } }])
    await looks.send()
    expect(looks.kept.value).toEqual([])
    expect(useLooks('cnt_1').kept.value).toEqual([])
  })

  it('stays with its reason when the server refuses it, and is not sent again', async () => {
    const send = vi.spyOn(inventory, 'sendLooks').mockReset().mockResolvedValueOnce([{ refused: { status: 409, code: 'COUNT_IS_OVER', message: 'over', title: 'over', detail: 'over' } as never }])
    const looks = useLooks('cnt_2')
    looks.add(look('cne_2'))
    await vi.waitFor(() => expect(looks.kept.value[0]?.refused).toBeTruthy())
    expect(await looks.send()).toBe(false)
    expect(send).toHaveBeenCalledTimes(1)
    looks.drop('cne_2')
    expect(looks.kept.value).toEqual([])
  })
})

describe('how near a last day is', () => {
  const today = new Date(2026, 10, 23)
  it('is told in whole days and by heat', () => {
    expect(daysLeft('2026-11-23', today)).toBe(0)
    expect([heatOf('2026-11-22', today), heatOf('2026-11-23', today), heatOf('2026-12-24', today), heatOf('2027-06-01', today), heatOf(null)]).toEqual(['expired', 'hot', 'warm', 'cool', null])
  })
})
