import { api } from './client'

/** One account told twice; amounts are decimal strings of the company's currency. */
export interface Agreeing {
  accountId: string
  code: string
  name: string
  nameEn: string
  /** What goods or open items say. */
  told: string
  ledger: string
  difference: string
}

export interface TieOut {
  currency: string
  goods: Agreeing[]
  claims: Agreeing[]
  totals: { debit: string; credit: string; difference: string; lines: number; vouchers: number }
}

export interface Finding {
  proof: string
  figures: Record<string, string>
  /** The first thing that is wrong and where; null when the proof holds. */
  breach?: string | null
  milliseconds: number
}

export interface ProofRun {
  begunAt: string
  endedAt: string
  by: string
  holds: boolean
  findings: Finding[]
}

export const findTieOut = (companyId: string) => api.get<TieOut>('/api/tie-out', { companyId })
export const proofRuns = () => api.get<ProofRun[]>('/api/proof-runs')
export const runProofs = () => api.post<{ id: string }>('/api/proof-runs')
