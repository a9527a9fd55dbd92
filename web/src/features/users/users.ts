import { z } from 'zod'
import { api } from '@/api/client'
import type { Saved } from '@/api/records'
import type { Section, Values } from '@/ui/form/fields'
import { required } from '@/ui/form/schemas'

/** A role held in a place; null is everywhere. */
export interface Grant {
  role: string
  companyId: string | null
  warehouseId: string | null
  channelId: string | null
}

export interface RecordPermissions {
  record: string
  permissions: { name: string; action: string; sentence: string }[]
}

export const grantsOf = (id: string): Promise<Grant[]> => api.get<{ grants: Grant[] }>(`/api/users/${id}/grants`).then((answer) => answer.grants)
export const giveGrants = (id: string, version: number, grants: Grant[]): Promise<Saved> => api.put(`/api/users/${id}/grants`, { version, grants })
export const resetPassword = (id: string): Promise<string> => api.post<{ password: string }>(`/api/users/${id}/password`).then((answer) => answer.password)
export const listPermissions = (): Promise<RecordPermissions[]> => api.get('/api/permissions')

export const userSchema = z.object({
  login: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/, 'users.wrong.login'),
  name: required(100),
  email: z.string().trim().regex(/^$|^[^@\s]{1,64}@[^@\s]{1,190}$/, 'ui.form.email'),
  phone: z.string().trim().regex(/^$|^[0-9+() *-]{5,30}$/, 'users.wrong.phone'),
  locale: z.enum(['zh-CN', 'en']),
})

export const blankUser = (): Values => ({ login: '', name: '', email: '', phone: '', locale: 'zh-CN', active: true })

export const userSections: Section[] = [
  {
    key: 'person',
    fields: [
      { key: 'login', kind: 'text', required: true, mono: true, max: 60, hint: true },
      { key: 'name', kind: 'text', required: true, max: 100 },
      { key: 'locale', kind: 'choice', required: true, choices: ['zh-CN', 'en'] },
      { key: 'email', kind: 'email', max: 254, hint: true },
      { key: 'phone', kind: 'text', max: 30 },
      { key: 'active', kind: 'flag', hint: true },
    ],
  },
]

export const roleSchema = z.object({
  code: z.string().trim().regex(/^[a-z][a-z0-9-]{1,39}$/, 'roles.wrong.code'),
  name: required(100),
  nameEn: required(100),
})

export const blankRole = (): Values => ({ code: '', name: '', nameEn: '', rules: [] })

export const roleSections: Section[] = [
  {
    key: 'role',
    fields: [
      { key: 'code', kind: 'text', required: true, mono: true, max: 40, hint: true },
      { key: 'name', kind: 'text', required: true, max: 100 },
      { key: 'nameEn', kind: 'text', required: true, max: 100 },
    ],
  },
]

const PERSONAL = 'personal-data'

/** The rule that gives a permission, or undefined: its own name, or a pattern; personal data is opened by its own name only. */
export function ruleFor(rules: readonly string[], record: string, action: string): string | undefined {
  const name = `${record}.${action}`
  if (rules.includes(name)) return name
  if (record === PERSONAL) return undefined
  return [`${record}.*`, `*.${action}`, '*', '*.*'].find((rule) => rules.includes(rule))
}

export function toggled(rules: readonly string[], rule: string): string[] {
  return rules.includes(rule) ? rules.filter((each) => each !== rule) : [...rules, rule].sort()
}
