import { api, url, type Query } from './client'

export type ColumnType = 'text' | 'amount' | 'quantity' | 'number' | 'date' | 'instant' | 'flag' | 'choice' | 'reference' | 'tags'
export type FilterKind = 'none' | 'text' | 'choice' | 'range' | 'flag'

export interface Column {
  key: string
  type: ColumnType
  sortable: boolean
  filter: FilterKind
  shown: boolean
  /** Pixels at first; people widen and narrow it. */
  width: number
  choices?: string[] | null
  /** In the reader's language; null where the server's texts have no name for it. */
  label?: string | null
  choiceLabels?: Record<string, string | null> | null
}

/** What a list can show and be asked, as the server describes it at /api/lists/<name>. */
export interface ListDescription {
  name: string
  record: string
  columns: Column[]
  defaultSort: string
  searchable: boolean
}

export interface Reference {
  id: string
  code?: string | null
  name?: string | null
}

export type Row = { id: string } & Record<string, unknown>

export interface Page {
  rows: Row[]
  next: string | null
  /** Rows that answer the question, counted up to 10,000. */
  count: number
  countCapped: boolean
  /** By column, the sum over all rows that match; on the first page only. */
  totals?: Record<string, string>
}

export interface View {
  id: string
  name: string
  query: string
  columns: string[]
}

export const PAGE_SIZE = 100

export function describeList(name: string): Promise<ListDescription> {
  return api.get(`/api/lists/${name}`)
}

/** @param question `q`, `sort` and `f.<column>` exactly as they stand in the address of the page */
export function listPage(name: string, question: Query, cursor: string | null, signal?: AbortSignal): Promise<Page> {
  return api.get(`/api/${name}`, { ...question, limit: PAGE_SIZE, cursor }, signal)
}

export function exportAddress(name: string, question: Query, columns: string[], format: 'csv' | 'xlsx'): string {
  return url(`/api/lists/${name}/export`, { ...question, format, columns: columns.join(',') })
}

export function listViews(list: string): Promise<View[]> {
  return api.get<{ views: View[] } | { rows: View[] } | View[]>('/api/views', { list }).then((answer) => {
    if (Array.isArray(answer)) return answer
    return 'views' in answer ? answer.views : answer.rows
  })
}

export function keepView(list: string, view: Omit<View, 'id'>): Promise<View> {
  return api.post('/api/views', view, { query: { list } })
}

export function dropView(list: string, id: string): Promise<void> {
  return api.remove(`/api/views/${id}`, { query: { list } })
}
