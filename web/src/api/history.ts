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

/** Parts of parts by their whole place: "keeping.lotControl"; lists stay whole. */
function flat(content: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.entries(content).reduce<Record<string, unknown>>((found, [key, value]) => {
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isPart ? { ...found, ...flat(value as Record<string, unknown>, `${prefix}${key}.`) } : { ...found, [prefix + key]: value }
  }, {})
}

/** What differs between before and after, key by key; bookkeeping of the row itself is left out. */
export function changesIn(entry: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const { before, after } = entry
  if (!before || !after) return []
  const [old, fresh] = [flat(before), flat(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter((key) => !UNSAID.has(key))
  return keys
    .filter((key) => JSON.stringify(old[key] ?? null) !== JSON.stringify(fresh[key] ?? null))
    .map((key) => ({ key, before: old[key], after: fresh[key] }))
}

export function actorOf(entry: AuditEntry): string {
  if (!entry.by) return ''
  return typeof entry.by === 'string' ? entry.by : (entry.by.name ?? entry.by.login ?? '')
}
