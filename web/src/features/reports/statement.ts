import type { StatementName, StatementRow } from '@/api/books'

export interface NumberedRow extends StatementRow {
  /** The legal line number; headings have none. */
  number: number | null
  compared?: string | null
}

/** Rows with their line numbers, and beside each the amount of the period that it is compared with. */
export function numbered(rows: StatementRow[], other: StatementRow[]): NumberedRow[] {
  const compared = new Map(other.map((row) => [row.key, row.first]))
  let last = 0
  return rows.map((row) => ({ ...row, number: row.first === null || row.first === undefined ? null : ++last, compared: compared.get(row.key) }))
}

/** A balance sheet stands in two columns, assets to the left; other statements in one. */
export function sides(name: StatementName, rows: NumberedRow[]): NumberedRow[][] {
  const end = rows.findIndex((row) => row.key === 'total-assets')
  return name === 'balance-sheet' && end >= 0 ? [rows.slice(0, end + 1), rows.slice(end + 1)] : [rows]
}
