import { computed, reactive, ref, watch, type Ref } from 'vue'
import type { Values } from '../form/fields'
import { coerce, type LineColumn, type Words } from './columns'
import { readTsv, writeTsv } from './tsv'

interface Place {
  row: number
  column: number
}

export interface EditingPlan {
  columns: LineColumn[]
  lines: Ref<Values[]>
  blank: () => Values
  words: Words
  put: (lines: Values[]) => void
}

function rangeOf(at: Place, anchor: Place) {
  return {
    top: Math.min(at.row, anchor.row),
    bottom: Math.max(at.row, anchor.row),
    left: Math.min(at.column, anchor.column),
    right: Math.max(at.column, anchor.column),
  }
}

/** Troubles are kept as `<row>.<column>`; those below a removed line move up. */
function withoutLine(troubles: Record<string, string>, row: number): Record<string, string> {
  const moved: Record<string, string> = {}
  for (const [key, said] of Object.entries(troubles)) {
    const [line = '0', ...rest] = key.split('.')
    const place = Number(line)
    if (place !== row) moved[[place > row ? place - 1 : place, ...rest].join('.')] = said
  }
  return moved
}

/** Each step can be taken back, two hundred of them. */
function useWayBack(plan: EditingPlan, troubles: Ref<Record<string, string>>) {
  const past: { lines: string; troubles: string }[] = []

  function remember(): void {
    past.push({ lines: JSON.stringify(plan.lines.value), troubles: JSON.stringify(troubles.value) })
    if (past.length > 200) past.shift()
  }

  function back(): boolean {
    const before = past.pop()
    if (!before) return false
    troubles.value = JSON.parse(before.troubles) as Record<string, string>
    plan.put(JSON.parse(before.lines) as Values[])
    return true
  }

  return { remember, back }
}

/** How many lines there are: known at once after a change, before the page hands the changed lines back. */
function useSize(plan: EditingPlan) {
  const size = ref(plan.lines.value.length)
  watch(plan.lines, (lines) => (size.value = lines.length))
  const put = (lines: Values[]): void => {
    size.value = lines.length
    plan.put(lines)
  }
  return { size, put }
}

/** The state of a lines grid: where one is, what is selected, what was typed wrongly, and the way back for each step. */
export function useEditing(given: EditingPlan) {
  const { size, put } = useSize(given)
  const plan = { ...given, put }
  const at = reactive<Place>({ row: 0, column: 0 })
  const anchor = reactive<Place>({ row: 0, column: 0 })
  const draft = ref<string | null>(null)
  const troubles = ref<Record<string, string>>({})

  const range = computed(() => rangeOf(at, anchor))
  const { remember, back } = useWayBack(plan, troubles)

  function undo(): void {
    if (back()) draft.value = null
  }

  function goTo(row: number, column: number, stretch = false): void {
    at.row = Math.max(0, Math.min(size.value, row))
    at.column = Math.max(0, Math.min(plan.columns.length - 1, column))
    if (!stretch) Object.assign(anchor, at)
  }

  /** Puts texts into cells from a place on, adding lines where there are none; what can't be read stays as typed, with its trouble. */
  function type(row: number, column: number, texts: string[][]): void {
    remember()
    const lines = plan.lines.value.map((line) => ({ ...line }))
    const found = { ...troubles.value }
    texts.forEach((cells, down) => {
      while (lines.length <= row + down) lines.push(plan.blank())
      cells.forEach((text, right) => {
        const target = plan.columns[column + right]
        if (!target) return
        const key = `${row + down}.${target.key}`
        const read = coerce(target, text, plan.words)
        lines[row + down]![target.key] = 'value' in read ? read.value : text
        if ('trouble' in read) found[key] = read.trouble
        else delete found[key]
      })
    })
    troubles.value = found
    plan.put(lines)
  }

  function commit(): void {
    if (draft.value === null) return
    const text = draft.value
    draft.value = null
    if (at.row < plan.lines.value.length || text.trim() !== '') type(at.row, at.column, [[text]])
  }

  function set(row: number, key: string, value: unknown): void {
    remember()
    const lines = plan.lines.value.map((line) => ({ ...line }))
    while (lines.length <= row) lines.push(plan.blank())
    lines[row]![key] = value
    const rest = { ...troubles.value }
    delete rest[`${row}.${key}`]
    troubles.value = rest
    plan.put(lines)
  }

  function clear(): void {
    const { top, bottom, left, right } = range.value
    if (top >= plan.lines.value.length) return
    type(top, left, Array.from({ length: Math.min(bottom, plan.lines.value.length - 1) - top + 1 }, () => Array.from({ length: right - left + 1 }, () => '')))
  }

  function removeLine(row: number): void {
    remember()
    troubles.value = withoutLine(troubles.value, row)
    plan.put(plan.lines.value.filter((_line, place) => place !== row))
    goTo(Math.min(at.row, plan.lines.value.length), at.column)
  }

  const paste = (text: string): void => type(range.value.top, range.value.left, readTsv(text))
  const copied = (textOf: (line: Values, column: LineColumn) => string): string => {
    const { top, bottom, left, right } = range.value
    return writeTsv(plan.lines.value.slice(top, bottom + 1).map((line) => plan.columns.slice(left, right + 1).map((column) => textOf(line, column))))
  }

  return { at, range, draft, troubles, goTo, commit, set, clear, undo, paste, copied, removeLine }
}
