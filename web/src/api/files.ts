import { api } from './client'

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
