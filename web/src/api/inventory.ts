import { api } from './client'
import type { ProblemDetails } from './problem'

/** Quantities are decimal strings in base units. */
export interface DocumentPosted {
  id: string
  number: string
  state: string
  factId?: string | null
}

export interface PreviewedVoucher {
  summary: string
  lines: { account: { code: string; name: string }; debit?: string | null; credit?: string | null }[]
}

export interface TransferLineProgress {
  number: number
  sent: string
  received: string
  lost: string
  underWay: string
}

export interface TransferProgress {
  lines: TransferLineProgress[]
  steps: { kind: string; occurredOn: string; recordedAt: string; factId: string }[]
}

export interface CountLine {
  placeId: string
  place: string
  itemId: string
  item: string
  itemName: string
  unit: string
  lotId?: string | null
  lot?: string | null
  expiresOn?: string | null
  codes: string[]
  book?: string | null
  counted?: string | null
  difference?: string | null
  looks: number
  countedAt?: string | null
  state: string
}

export interface CountLook {
  id: string
  placeId: string
  itemId: string
  lotId?: string | null
  quantity: string
  countedAt: string
}

export interface LookOutcome {
  done?: { id: string; state: string } | null
  refused?: ProblemDetails | null
}

export const postAdjustment = (id: string): Promise<DocumentPosted> => api.post(`/api/adjustments/${id}/posting`)
/** Brings the issues of the month that this day ends to its one average; a trial says what that comes to. */
export const averageMonth = (companyId: string, lastDay: string, trial: boolean): Promise<{ factId?: string | null; change: string }> =>
  api.post('/api/month-averages', { companyId, month: lastDay.slice(0, 7), on: lastDay }, { query: { dryRun: trial } })
export const reverseAdjustment = (id: string, on: string | null): Promise<DocumentPosted> => api.post(`/api/adjustments/${id}/reversal`, { on })
export const previewAdjustment = (id: string): Promise<PreviewedVoucher[]> => api.get(`/api/adjustments/${id}/preview`)
export const postLateCost = (id: string): Promise<DocumentPosted> => api.post(`/api/late-costs/${id}/posting`)
export const previewLateCost = (id: string): Promise<PreviewedVoucher[]> => api.get(`/api/late-costs/${id}/preview`)
export const dispatchTransfer = (id: string): Promise<DocumentPosted> => api.post(`/api/transfers/${id}/dispatch`)
export const previewTransfer = (id: string): Promise<PreviewedVoucher[]> => api.get(`/api/transfers/${id}/preview`)
export const progressOf = (id: string): Promise<TransferProgress> => api.get(`/api/transfers/${id}/progress`)
export const receiveTransfer = (id: string, on: string, lines: { number: number; received: string; lost: string }[]): Promise<DocumentPosted> =>
  api.post(`/api/transfers/${id}/receipts`, { on, lines })
export const countSheet = (id: string): Promise<{ shown: boolean; lines: CountLine[] }> => api.get(`/api/counts/${id}/sheet`)
export const sendLooks = (id: string, looks: CountLook[]): Promise<LookOutcome[]> => api.post(`/api/counts/${id}/entries`, { looks })
export const approveCount = (id: string): Promise<DocumentPosted> => api.post(`/api/counts/${id}/approval`)
export const previewCount = (id: string): Promise<PreviewedVoucher[]> => api.get(`/api/counts/${id}/preview`)
export const cancelCount = (id: string): Promise<DocumentPosted> => api.post(`/api/counts/${id}/cancellation`)
