import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import type { Section, Values } from '@/ui/form/fields'
import { optional, required } from '@/ui/form/schemas'
import type { KnownAccount } from '@/ui/books/book'

const DIMENSIONS = ['party', 'category', 'warehouse', 'channel', 'item', 'lot', 'shop', 'order', 'campaign', 'host', 'work-order', 'cost-centre', 'machine'] as const
const BALANCE_DIMENSIONS = ['party', 'category', 'warehouse', 'channel'] as const

const schema = z.object({
  companyId: required(),
  code: z.string().trim().regex(/^[0-9]{4,16}$/, 'accounts.wrong.code'),
  name: required(100),
  nameEn: optional(100),
  balanceDimensions: z.array(z.string()),
  requiredDimensions: z.array(z.string()),
})

const sections: Section[] = [
  {
    key: 'identity',
    fields: [
      { key: 'code', kind: 'text', required: true, mono: true, max: 16, hint: true },
      { key: 'name', kind: 'text', required: true, span: 4, max: 100 },
      { key: 'nameEn', kind: 'text', span: 4, max: 100 },
      { key: 'accountClass', kind: 'choice', required: true, choices: ['asset', 'liability', 'equity', 'cost', 'revenue', 'expense'] },
      { key: 'side', kind: 'choice', required: true, choices: ['debit', 'credit'] },
      { key: 'control', kind: 'choice', required: true, choices: ['none', 'stock', 'claims'], hint: true },
    ],
  },
  {
    key: 'dimensions',
    fields: [
      { key: 'requiredDimensions', kind: 'choices', choices: DIMENSIONS, span: 6, hint: true },
      { key: 'balanceDimensions', kind: 'choices', choices: BALANCE_DIMENSIONS, span: 6, hint: true },
    ],
  },
  {
    key: 'use',
    fields: [
      { key: 'postable', kind: 'flag', hint: true },
      { key: 'cash', kind: 'flag', hint: true },
      { key: 'active', kind: 'flag' },
    ],
  },
]

const blank = (): Values => ({ companyId: '', code: '', name: '', nameEn: '', accountClass: 'asset', side: 'debit', parentId: null, postable: true, control: 'none', cash: false, requiredDimensions: [], balanceDimensions: [], active: true })

export const plan: RecordPlan = {
  list: 'accounts',
  record: 'account',
  write: 'account.write',
  schema,
  blank,
  title: (values, english) => String((english && values.nameEn) || values.name),
  subtitle: (values) => String(values.code),
  tabs: [{ key: 'all', sections, lines: [] }],
}

/** What an account below another begins with: the next free code, and all that it has in common with it. */
export function belowOf(parent: KnownAccount, accounts: KnownAccount[]): Values {
  const own = accounts.filter((account) => account.parentId === parent.id).map((account) => Number(account.code.slice(parent.code.length)))
  const next = Math.max(0, ...own.filter((number) => number < 99)) + 1
  return {
    parentId: parent.id,
    code: `${parent.code}${String(next).padStart(2, '0')}`,
    accountClass: parent.accountClass,
    side: parent.side,
    control: parent.control,
    cash: parent.cash,
    requiredDimensions: [...parent.requiredDimensions],
    balanceDimensions: [...parent.balanceDimensions],
  }
}
