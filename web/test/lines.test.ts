import { ref } from 'vue'
import { describe, expect, it } from 'vitest'
import type { Values } from '@/ui/form/fields'
import { coerce, type LineColumn, type Words } from '@/ui/lines/columns'
import { useEditing } from '@/ui/lines/editing'
import { readTsv, writeTsv } from '@/ui/lines/tsv'

const NAME: LineColumn = { key: 'name', kind: 'text', width: 100, required: true }
const PRICE: LineColumn = { key: 'price', kind: 'amount', width: 100 }
const KIND: LineColumn = { key: 'kind', kind: 'choice', width: 100, choices: ['office', 'delivery'] }
const DAY: LineColumn = { key: 'day', kind: 'date', width: 100 }
const words: Words = { yes: 'Yes', no: 'No', choice: (_column, value) => ({ office: 'Office', delivery: 'Delivery' })[value] ?? value }

function grid() {
  const lines = ref<Values[]>([])
  const editing = useEditing({ columns: [NAME, PRICE, KIND, DAY], lines, blank: () => ({ name: '', price: '', kind: 'office', day: null }), words, put: (next) => (lines.value = next) })
  return { lines, editing }
}

describe('the clipboard of a spreadsheet', () => {
  it('is read with quotes, tabs and line ends inside cells', () => {
    expect(readTsv('a\t"two\nlines"\t"say ""x"""\r\nb\t\tc\r\n')).toEqual([['a', 'two\nlines', 'say "x"'], ['b', '', 'c']])
  })

  it('reads back what it wrote', () => {
    const cells = [['plain', 'with\ttab'], ['"quoted"', '']]
    expect(readTsv(writeTsv(cells))).toEqual(cells)
  })
})

describe('a cell', () => {
  it.each([
    [DAY, '2026/11/3', '2026-11-03'],
    [DAY, '2026\u5e7411\u67083\u65e5', '2026-11-03'],
    [DAY, '20261103', '2026-11-03'],
    [KIND, 'Delivery', 'delivery'],
    [KIND, 'OFFICE', 'office'],
    [PRICE, '1,200.50', '1200.5'],
  ] as const)('of %o reads %s as %s', (column, text, value) => {
    expect(coerce(column as LineColumn, text, words)).toEqual({ value })
  })

  it.each([
    [DAY, '2026-02-30', 'ui.lines.notADate'],
    [KIND, 'moon', 'ui.lines.noSuchChoice'],
    [NAME, ' ', 'ui.form.required'],
    [PRICE, '1.999', 'ui.lines.tooManyDecimals'],
  ] as const)('of %o refuses %s', (column, text, trouble) => {
    expect(coerce(column as LineColumn, text, words)).toEqual({ trouble })
  })
})

describe('a lines grid', () => {
  it('takes a paste over the last line, adds lines, and names each cell it cannot read', () => {
    const { lines, editing } = grid()
    editing.paste('Rose serum\t=12*3\tDelivery\t2026-11-23\nSunscreen\ttwelve\tMoon\t2026-13-01')
    expect(lines.value).toEqual([
      { name: 'Rose serum', price: '36', kind: 'delivery', day: '2026-11-23' },
      { name: 'Sunscreen', price: 'twelve', kind: 'Moon', day: '2026-13-01' },
    ])
    expect(Object.keys(editing.troubles.value)).toEqual(['1.price', '1.kind', '1.day'])
  })

  it('undoes step by step, troubles too', () => {
    const { lines, editing } = grid()
    editing.paste('A\t1')
    editing.paste('B\tx')
    expect(editing.troubles.value).toEqual({ '0.price': 'ui.lines.notANumber' })
    editing.undo()
    expect(lines.value[0]).toMatchObject({ name: 'A', price: '1' })
    expect(editing.troubles.value).toEqual({})
    editing.undo()
    expect(lines.value).toEqual([])
    editing.undo()
    expect(lines.value).toEqual([])
  })

  it('moves troubles up when a line above is removed', () => {
    const { lines, editing } = grid()
    editing.paste('A\t1\nB\tx')
    editing.removeLine(0)
    expect(lines.value).toHaveLength(1)
    expect(editing.troubles.value).toEqual({ '0.price': 'ui.lines.notANumber' })
  })

  it('adds no line when nothing was typed into the empty one', () => {
    const { lines, editing } = grid()
    editing.draft.value = '  '
    editing.commit()
    expect(lines.value).toEqual([])
  })
})
