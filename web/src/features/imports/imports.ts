import { api, url } from '@/api/client'

export interface SheetColumn {
  key: string
  label: string
  type: string
  required: boolean
  hint: string
}

export interface CellProblem {
  row: number
  column: string
  code: string
  sentence: string
}

export interface Counts {
  created: number
  changed: number
  unchanged: number
  refused: number
}

export interface Import {
  id: string
  record: string
  fileName: string
  state: 'uploaded' | 'checked' | 'loaded' | 'undone'
  rows: number
  headings: string[]
  /** The first rows, as texts. */
  sample: string[][]
  columns: SheetColumn[]
  /** Heading of the file → key of the column. */
  mapping: Record<string, string>
  counts: Counts
  problems: CellProblem[]
}

const RECORDS: Record<string, string> = { parties: 'party', items: 'item', warehouses: 'warehouse', bins: 'bin', companies: 'company', categories: 'category', units: 'unit' }
export const recordOf = (list: string): string => RECORDS[list] ?? list

export function upload(record: string, file: File): Promise<Import> {
  const form = new FormData()
  form.set('file', file)
  return api.post('/api/imports', form, { query: { record } })
}

export const findImport = (id: string): Promise<Import> => api.get(`/api/imports/${id}`)
const job = (answer: { job: string }) => answer.job
export const check = (id: string, mapping: Record<string, string>): Promise<string> => api.post<{ job: string }>(`/api/imports/${id}/check`, { mapping }).then(job)
export const load = (id: string, goodRowsOnly: boolean): Promise<string> => api.post<{ job: string }>(`/api/imports/${id}/load`, { goodRowsOnly }).then(job)
export const undo = (id: string): Promise<string> => api.post<{ job: string }>(`/api/imports/${id}/undo`).then(job)
export const errorsAddress = (id: string): string => `/api/imports/${id}/errors.xlsx`
export const templateAddress = (record: string): string => url('/api/imports/template', { record, format: 'xlsx' })
