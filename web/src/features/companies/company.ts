import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import type { Section, Values } from '@/ui/form/fields'
import { optional, required } from '@/ui/form/schemas'

const schema = z.object({
  code: z.string().trim().regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'companies.wrong.code'),
  name: required(),
  creditCode: z.string().trim().regex(/^$|^[0-9A-HJ-NPQRTUWXY]{18}$/, 'companies.wrong.creditCode'),
  standard: z.enum(['asbe', 'sme']),
  taxStatus: z.enum(['general', 'small']),
  currency: z.string().regex(/^[A-Z]{3}$/, 'companies.wrong.currency'),
  fiscalStartMonth: z.coerce.number().int().min(1).max(12),
  address: optional(500),
  phone: optional(50),
})

const blank = (): Values => ({
  code: '', name: '', creditCode: '', standard: 'asbe', taxStatus: 'general', currency: 'CNY', fiscalStartMonth: 1, address: '', phone: '', active: true,
})

const sections: Section[] = [
  {
    key: 'entity',
    fields: [
      { key: 'code', kind: 'text', required: true, mono: true, max: 20, hint: true },
      { key: 'name', kind: 'text', required: true, span: 4, max: 200 },
      { key: 'creditCode', kind: 'text', mono: true, max: 18, hint: true, span: 3 },
      { key: 'phone', kind: 'text', max: 50, span: 3 },
      { key: 'address', kind: 'text', span: 6, max: 500 },
    ],
  },
  {
    key: 'books',
    fields: [
      { key: 'standard', kind: 'choice', required: true, choices: ['asbe', 'sme'], fixed: 'onceMade', hint: true, span: 3 },
      { key: 'taxStatus', kind: 'choice', required: true, choices: ['general', 'small'], span: 3 },
      { key: 'currency', kind: 'text', required: true, mono: true, max: 3, fixed: 'onceMade' },
      { key: 'fiscalStartMonth', kind: 'whole', required: true },
      { key: 'active', kind: 'flag' },
    ],
  },
]

export const plan: RecordPlan = {
  list: 'companies',
  record: 'company',
  write: 'company.write',
  schema,
  blank,
  title: (values) => String(values.name),
  subtitle: (values) => String(values.code),
  tabs: [{ key: 'all', sections, lines: [] }],
}
