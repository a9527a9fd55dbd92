import type { ZodType } from 'zod'
import type { Section, Values } from '../form/fields'
import type { LineColumn } from '../lines/columns'

/** Lines of a record: where they stand in the content, and what a new one holds. */
export interface LinesPlan {
  name: string
  columns: LineColumn[]
  blank: () => Values
  when?: (values: Values) => boolean
}

/** A part of a long record, shown one at a time. */
export interface Tab {
  /** Its name: key `<list>.tab.<key>`. */
  key: string
  sections: Section[]
  lines: LinesPlan[]
  /** Places in the content that belong to it besides its sections and lines. */
  places?: string[]
}

/** A kind of record, as its page needs to know it. */
export interface RecordPlan {
  list: string
  record: string
  write: string
  schema: ZodType
  blank: () => Values
  title: (values: Values, english: boolean) => string
  subtitle?: (values: Values) => string
  tabs: Tab[]
  files?: boolean
}
