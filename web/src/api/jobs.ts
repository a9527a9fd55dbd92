import { api } from './client'
import type { ProblemDetails } from './problem'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export interface Job<R = unknown> {
  id: string
  kind: string
  title: string
  state: JobState
  /** Units; `total` is 0 while it is not known. */
  done: number
  total: number
  ratePerSecond: number | null
  secondsLeft: number | null
  cancelAsked: boolean
  attempts: number
  actor: string
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  result: R | null
  refusal: ProblemDetails | null
}

export const findJob = <R>(id: string, signal?: AbortSignal): Promise<Job<R>> => api.get(`/api/jobs/${id}`, undefined, signal)
export const cancelJob = (id: string): Promise<Job> => api.post(`/api/jobs/${id}/cancel`)
export const resumeJob = (id: string): Promise<Job> => api.post(`/api/jobs/${id}/resume`)
export const isOver = (job: Pick<Job, 'state'>): boolean => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'
