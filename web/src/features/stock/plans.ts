import { z } from 'zod'
import { company } from '@/api/session'
import type { RecordPlan } from '@/ui/document/plan'
import type { Values } from '@/ui/form/fields'
import { decimalText, optional, required } from '@/ui/form/schemas'

export const lotPlan: RecordPlan = {
  list: 'lots',
  record: 'lot',
  write: 'lot.write',
  schema: z.looseObject({ itemId: z.string().min(1, 'ui.form.required'), code: required(60), note: optional(500) }),
  blank: () => ({ itemId: '', code: '', madeOn: null, expiresOn: null, openedOn: null, paoMonths: null, quality: 'released', note: '' }),
  title: (values) => String(values.code),
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'lot',
          fields: [
            { key: 'itemId', kind: 'reference', from: 'items', required: true, span: 4, fixed: 'onceMade' },
            { key: 'code', kind: 'text', required: true, mono: true, max: 60 },
            { key: 'madeOn', kind: 'date' },
            { key: 'expiresOn', kind: 'date', hint: true },
            { key: 'openedOn', kind: 'date' },
            { key: 'paoMonths', kind: 'whole' },
            { key: 'quality', kind: 'choice', required: true, choices: ['released', 'quarantine', 'blocked', 'recalled'], fixed: 'onceMade' },
            { key: 'note', kind: 'long', span: 6, max: 500 },
          ],
        },
      ],
    },
  ],
}

const byRatio = (values: Values) => values.mode === 'ratio'

export const quotaPlan: RecordPlan = {
  list: 'quotas',
  record: 'quota',
  write: 'quota.write',
  schema: z.looseObject({
    itemId: z.string().min(1, 'ui.form.required'), warehouseId: z.string().min(1, 'ui.form.required'), channelId: required(40),
    quantity: decimalText(6), ratio: z.coerce.number().int().min(0).max(10_000), priority: z.coerce.number().int().min(0).max(1000),
  }),
  blank: () => ({ companyId: company.value?.id ?? '', itemId: '', warehouseId: '', channelId: '', mode: 'ratio', quantity: '0', ratio: 0, priority: 0, validUntil: null }),
  title: (values) => String(values.channelId),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'quota',
          fields: [
            { key: 'companyId', kind: 'reference', from: 'companies', required: true },
            { key: 'itemId', kind: 'reference', from: 'items', required: true, span: 4 },
            { key: 'warehouseId', kind: 'reference', from: 'warehouses', required: true },
            { key: 'channelId', kind: 'text', required: true, mono: true, max: 40, span: 4, hint: true },
            { key: 'mode', kind: 'choice', required: true, choices: ['fixed', 'ratio'] },
            { key: 'quantity', kind: 'quantity', required: true, when: (values) => !byRatio(values) },
            { key: 'ratio', kind: 'whole', required: true, when: byRatio, hint: true },
            { key: 'priority', kind: 'whole', required: true, hint: true },
            { key: 'validUntil', kind: 'date', hint: true },
          ],
        },
      ],
    },
  ],
}
