import { api } from './client'

export interface Hit {
  record: string
  id: string
  title: string
  subtitle?: string | null
}

const PLURALS: Record<string, string> = { party: 'parties', company: 'companies', 'payment-terms': 'payment-terms' }

/** The list that a kind of record stands in: "party" → "parties", "item" → "items". */
export function plural(record: string): string {
  return PLURALS[record] ?? `${record}s`
}

/** Where the page of a record is. */
export function recordPath(record: { record: string; id: string }): string {
  return `/${plural(record.record)}/${record.id}`
}

export async function findRecords(text: string, signal?: AbortSignal): Promise<Hit[]> {
  const answer = await api.get<Hit[] | { hits: Hit[] }>('/api/search', { q: text }, signal)
  return Array.isArray(answer) ? answer : answer.hits
}
