import { api } from './client'

/** One entry of the audit log; the log is the history of a record. */
export interface AuditEntry {
  id: string
  at: string
  action: string
  by?: string | { name?: string | null; login?: string | null } | null
  recordType?: string
  recordId?: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

export async function historyOf(record: string, id: string): Promise<AuditEntry[]> {
  const page = await api.get<{ rows: AuditEntry[] }>('/api/audit', { 'f.recordType': record, 'f.recordId': id, sort: '-at', limit: 50 })
  return page.rows
}

export interface Change {
  key: string
  before: unknown
  after: unknown
}

const UNSAID = new Set(['version', 'id', 'changedAt', 'createdAt', 'pinyin'])

/** What differs between before and after, key by key; bookkeeping of the row itself is left out. */
export function changesIn(entry: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const { before, after } = entry
  if (!before || !after) return []
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !UNSAID.has(key))
  return keys
    .filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
    .map((key) => ({ key, before: before[key], after: after[key] }))
}

export function actorOf(entry: AuditEntry): string {
  if (!entry.by) return ''
  return typeof entry.by === 'string' ? entry.by : (entry.by.name ?? entry.by.login ?? '')
}
