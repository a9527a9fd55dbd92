import { api } from './client'
import type { ProblemDetails } from './problem'

/** A stored record; `version` goes back with a change, so that nobody overwrites what he has not seen. */
export interface StoredRecord<T> {
  id: string
  version: number
  changedAt: string
  content: T
}

export interface Saved {
  id: string
  version: number
}

export interface BatchOutcome {
  done?: Saved | null
  refused?: ProblemDetails | null
}

export const findRecord = <T>(list: string, id: string, signal?: AbortSignal): Promise<StoredRecord<T>> => api.get(`/api/${list}/${id}`, undefined, signal)
/** @param key of this one creation: sent again with the same key after a lost answer, it makes no second record */
export const createRecord = (list: string, content: unknown, key: string): Promise<Saved> => api.post(`/api/${list}`, { content }, { key })
export const changeRecord = (list: string, id: string, version: number, content: unknown): Promise<Saved> => api.put(`/api/${list}/${id}`, { version, content })
export const removeRecord = (list: string, id: string, version: number): Promise<void> => api.remove(`/api/${list}/${id}`, { query: { version } })

/** Many at once; each item has its own outcome, in the same order. */
export async function saveRecords(list: string, items: { id?: string; version?: number; content: unknown }[]): Promise<BatchOutcome[]> {
  const answer = await api.post<{ outcomes: BatchOutcome[] }>(`/api/${list}/batch`, { items, dryRun: false })
  return answer.outcomes
}
