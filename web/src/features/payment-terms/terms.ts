import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import { code, optional, required } from '@/ui/form/schemas'

const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'payment-terms.wrong.percent')

export const plan: RecordPlan = {
  list: 'payment-terms',
  record: 'payment-terms',
  write: 'party.write',
  schema: z.looseObject({
    code: code(),
    name: required(100),
    remark: optional(2000),
    instalments: z.array(z.looseObject({ percent, days: z.coerce.number().int().min(0).max(999), dayOfMonth: z.union([z.null(), z.coerce.number().int().min(1).max(31)]) })).min(1, 'ui.form.required'),
    discounts: z.array(z.looseObject({ percent, days: z.coerce.number().int().min(0).max(999) })),
  }),
  blank: () => ({ code: '', name: '', instalments: [{ percent: '100', days: 30, fromMonthEnd: false, dayOfMonth: null }], discounts: [], remark: '', active: true }),
  title: (values) => String(values.name),
  subtitle: (values) => String(values.code),
  files: false,
  tabs: [
    {
      key: 'all',
      sections: [
        {
          key: 'terms',
          fields: [
            { key: 'code', kind: 'text', required: true, mono: true, max: 40 },
            { key: 'name', kind: 'text', required: true, span: 4, max: 100 },
            { key: 'remark', kind: 'long', span: 4, max: 2000 },
            { key: 'active', kind: 'flag' },
          ],
        },
      ],
      lines: [
        {
          name: 'instalments',
          columns: [
            { key: 'percent', kind: 'quantity', width: 90, required: true, scale: 4 },
            { key: 'days', kind: 'whole', width: 90, required: true },
            { key: 'fromMonthEnd', kind: 'flag', width: 110 },
            { key: 'dayOfMonth', kind: 'whole', width: 110 },
          ],
          blank: () => ({ percent: '', days: 30, fromMonthEnd: false, dayOfMonth: null }),
        },
        {
          name: 'discounts',
          columns: [
            { key: 'percent', kind: 'quantity', width: 90, required: true, scale: 4 },
            { key: 'days', kind: 'whole', width: 110, required: true },
          ],
          blank: () => ({ percent: '', days: 10 }),
        },
      ],
    },
  ],
}
