import { total } from '@/api/decimal'
import type { BalanceRow } from '@/api/books'

export interface ShownRow extends BalanceRow {
  level: number
  hasBelow: boolean
}

/** Rows with their depth; those deeper than `depth` and those below a folded one are left out. */
export function shownRows(rows: BalanceRow[], depth: number, folded: Set<string>): ShownRow[] {
  const levels = new Map<string, number>()
  const hidden = new Set<string>()
  const parents = new Set(rows.map((row) => row.parentId))
  return rows.flatMap((row) => {
    const level = (row.parentId ? (levels.get(row.parentId) ?? 0) : 0) + 1
    levels.set(row.accountId, level)
    if (row.parentId && (hidden.has(row.parentId) || folded.has(row.parentId))) hidden.add(row.accountId)
    return level > depth || hidden.has(row.accountId) ? [] : [{ ...row, level, hasBelow: parents.has(row.accountId) }]
  })
}

/** A balance in its own column: debit above zero, credit below. */
export function split(balance: string): { debit: string; credit: string } {
  return balance.startsWith('-') ? { debit: '', credit: balance.slice(1) } : { debit: balance, credit: '' }
}

/** Sums over the first level, balances split by side: in each pair both must be equal. */
export function sums(rows: BalanceRow[]) {
  const top = rows.filter((row) => !row.parentId)
  const of = (pick: (row: BalanceRow) => string) => total(top.map((row) => pick(row) || '0'))
  return {
    openingDebit: of((row) => split(row.opening).debit),
    openingCredit: of((row) => split(row.opening).credit),
    debit: of((row) => row.debit),
    credit: of((row) => row.credit),
    yearDebit: of((row) => row.yearDebit),
    yearCredit: of((row) => row.yearCredit),
    closingDebit: of((row) => split(row.balance).debit),
    closingCredit: of((row) => split(row.balance).credit),
  }
}
