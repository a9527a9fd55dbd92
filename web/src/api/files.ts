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

/** What an address answers as a file, asked for in the language of the page. */
async function fileAt(address: string): Promise<{ name?: string; place: string }> {
  const answer = await api.raw('GET', address)
  // What is answered as data is no file: this server makes none of this kind.
  if (answer.ok && answer.headers.get('Content-Type')?.includes('json')) throw new Problem({ status: 406, code: 'HTTP_406' })
  if (!answer.ok) throw new Problem((await answer.json().catch(() => ({ status: answer.status, code: `HTTP_${answer.status}` }))) as ProblemDetails)
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  const place = URL.createObjectURL(await answer.blob())
  setTimeout(() => URL.revokeObjectURL(place), 60_000)
  return { name: named && decodeURIComponent(named), place }
}

/** Saves a file under the server's name for it, or the one given. */
export async function fetchFile(address: string, name: string): Promise<void> {
  const file = await fileAt(address)
  const link = document.createElement('a')
  link.href = file.place
  link.download = file.name ?? name
  link.click()
}

/** Opens a file beside the page, to be looked at and printed. */
export async function openFile(address: string): Promise<void> {
  // Asked for at once, while the browser still knows that a person clicked.
  const beside = window.open('', '_blank')
  try {
    const file = await fileAt(address)
    if (beside) beside.location.href = file.place
    else location.assign(file.place)
  } catch (trouble) {
    beside?.close()
    throw trouble
  }
}
