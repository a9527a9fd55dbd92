import { api } from './client'
import { Problem, type ProblemDetails } from './problem'

export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
  createdAt: string
}

export async function filesOf(record: string, recordId: string): Promise<StoredFile[]> {
  const answer = await api.get<{ rows: StoredFile[] } | StoredFile[]>('/api/files', { 'f.recordType': record, 'f.recordId': recordId })
  return Array.isArray(answer) ? answer : answer.rows
}

export function keepFile(record: string, recordId: string, file: File): Promise<StoredFile> {
  const form = new FormData()
  form.set('file', file)
  return api.post('/api/files', form, { query: { recordType: record, recordId } })
}

export const dropFile = (id: string): Promise<void> => api.remove(`/api/files/${id}`)
export const fileAddress = (id: string): string => `/api/files/${id}/content`

/** Saves what an address answers as a file, asked for in the language of the page, under the server's name for it or the one given. */
export async function fetchFile(address: string, name: string): Promise<void> {
  const answer = await api.raw('GET', address)
  if (!answer.ok) throw new Problem((await answer.json().catch(() => ({ status: answer.status, code: `HTTP_${answer.status}` }))) as ProblemDetails)
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = named ? decodeURIComponent(named) : name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
