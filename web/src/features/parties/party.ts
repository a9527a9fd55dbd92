import { z } from 'zod'
import type { LinesPlan, RecordPlan } from '@/ui/document/plan'
import type { Section, Values } from '@/ui/form/fields'
import { decimalText, optional, required } from '@/ui/form/schemas'

const ROLES = ['customer', 'supplier', 'carrier', 'host', 'platform'] as const

const schema = z.object({
  code: z.string().trim().regex(/^$|^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/, 'parties.wrong.code'),
  name: required(),
  shortName: optional(100),
  kind: z.enum(['organisation', 'person']),
  roles: z.array(z.enum(ROLES)).min(1, 'parties.wrong.roles'),
  creditCode: z.string().trim().regex(/^$|^[0-9A-HJ-NPQRTUWXY]{18}$/, 'companies.wrong.creditCode'),
  taxNumber: optional(30),
  paymentDays: z.coerce.number().int().min(0).max(365),
  paymentDay: z.union([z.null(), z.coerce.number().int().min(1).max(31)]),
  customerTermsId: optional(40),
  supplierTermsId: optional(40),
  creditLimit: decimalText(4),
  currency: z.string().regex(/^[A-Z]{3}$/, 'companies.wrong.currency'),
  responsible: optional(100),
  remark: optional(2000),
  contacts: z.array(z.looseObject({ name: required(100), phone: z.string().regex(/^$|^[0-9+*() -]{3,30}$/, 'parties.wrong.phone'), email: z.string().regex(/^$|^[^@\s]{1,100}@[^@\s]{1,150}$/, 'ui.form.email') })),
  addresses: z.array(z.looseObject({ kind: required(), street: required(300) })),
  bankAccounts: z.array(z.looseObject({ holder: required(), bank: required(), number: required(40), currency: z.string().regex(/^[A-Z]{3}$/, 'companies.wrong.currency') })),
})

const blank = (): Values => ({
  code: '', name: '', shortName: '', kind: 'organisation', roles: ['customer'], creditCode: '', taxNumber: '', contacts: [], addresses: [], bankAccounts: [],
  paymentDays: 30, paymentDay: null, customerTermsId: '', supplierTermsId: '', creditLimit: '', currency: 'CNY', responsible: '', remark: '', active: true,
})

const hasRole = (values: Values, role: string) => Array.isArray(values.roles) && values.roles.includes(role)
const ofOrganisation = (values: Values) => values.kind === 'organisation'

const sections: Section[] = [
  {
    key: 'identity',
    fields: [
      { key: 'code', kind: 'text', mono: true, max: 40, hint: true },
      { key: 'name', kind: 'text', required: true, span: 4, max: 200 },
      { key: 'shortName', kind: 'text', max: 100 },
      { key: 'kind', kind: 'choice', required: true, choices: ['organisation', 'person'] },
      { key: 'roles', kind: 'choices', required: true, choices: ROLES },
      { key: 'creditCode', kind: 'text', mono: true, max: 18, when: ofOrganisation },
      { key: 'taxNumber', kind: 'text', mono: true, max: 30, hint: true },
      { key: 'responsible', kind: 'text', max: 100 },
    ],
  },
  {
    key: 'terms',
    fields: [
      { key: 'currency', kind: 'text', required: true, mono: true, max: 3, span: 1 },
      { key: 'creditLimit', kind: 'amount', hint: true },
      { key: 'paymentDays', kind: 'whole', required: true, span: 1 },
      { key: 'paymentDay', kind: 'whole', hint: true },
      { key: 'customerTermsId', kind: 'reference', from: 'payment-terms', hint: true, when: (values) => hasRole(values, 'customer') },
      { key: 'supplierTermsId', kind: 'reference', from: 'payment-terms', hint: true, when: (values) => hasRole(values, 'supplier') },
      { key: 'remark', kind: 'long', span: 4, max: 2000 },
      { key: 'active', kind: 'flag' },
    ],
  },
]

const lines: LinesPlan[] = [
  {
    name: 'contacts',
    columns: [
      { key: 'name', kind: 'text', width: 110, required: true, max: 100 },
      { key: 'post', kind: 'text', width: 110, max: 100 },
      { key: 'phone', kind: 'text', width: 130, max: 30 },
      { key: 'email', kind: 'text', width: 180, max: 200 },
      { key: 'remark', kind: 'text', width: 180, max: 500 },
    ],
    blank: () => ({ name: '', post: '', phone: '', email: '', remark: '' }),
  },
  {
    name: 'addresses',
    columns: [
      { key: 'kind', kind: 'choice', width: 80, required: true, choices: ['office', 'delivery', 'invoice', 'return'] },
      { key: 'country', kind: 'text', width: 70, max: 50 },
      { key: 'province', kind: 'text', width: 80, max: 50 },
      { key: 'city', kind: 'text', width: 80, max: 50 },
      { key: 'district', kind: 'text', width: 80, max: 50 },
      { key: 'street', kind: 'text', width: 220, required: true, max: 300 },
      { key: 'postcode', kind: 'text', width: 80, max: 20 },
    ],
    blank: () => ({ kind: 'office', country: '', province: '', city: '', district: '', street: '', postcode: '' }),
  },
  {
    name: 'bankAccounts',
    columns: [
      { key: 'holder', kind: 'text', width: 180, required: true, max: 200 },
      { key: 'bank', kind: 'text', width: 200, required: true, max: 200 },
      { key: 'number', kind: 'text', width: 200, required: true, max: 40 },
      { key: 'currency', kind: 'text', width: 60, required: true, max: 3 },
    ],
    blank: () => ({ holder: '', bank: '', number: '', currency: 'CNY' }),
  },
]

export const plan: RecordPlan = {
  list: 'parties',
  record: 'party',
  write: 'party.write',
  schema,
  blank,
  title: (values) => String(values.name),
  subtitle: (values) => String(values.code),
  tabs: [{ key: 'all', sections, lines }],
}
