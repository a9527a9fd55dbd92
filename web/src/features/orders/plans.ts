import { z } from 'zod'
import { company } from '@/api/session'
import type { RecordPlan } from '@/ui/document/plan'
import { decimalText, optional } from '@/ui/form/schemas'

const needed = (max: number) => z.string().min(1, 'ui.form.required').max(max)

export const listingPlan: RecordPlan = {
  list: 'listings',
  record: 'listing',
  write: 'listing.write',
  schema: z.looseObject({ code: needed(100), itemId: needed(40), title: optional(300), quantity: decimalText(6).refine((text) => !!text, 'ui.form.required') }),
  blank: () => ({ companyId: company.value?.id ?? '', channelId: '', kind: 'outer', code: '', title: '', itemId: '', quantity: '1', active: true }),
  title: (values) => String(values.code),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'listing',
          fields: [
            { key: 'kind', kind: 'choice', required: true, choices: ['outer', 'sku'] },
            { key: 'code', kind: 'text', required: true, mono: true, max: 100, hint: true },
            { key: 'channelId', kind: 'reference', from: 'channels', hint: true },
            { key: 'itemId', kind: 'reference', from: 'items', required: true },
            { key: 'quantity', kind: 'quantity', required: true, hint: true },
            { key: 'active', kind: 'flag' },
            { key: 'title', kind: 'text', max: 300, span: 6 },
          ],
        },
      ],
    },
  ],
}

export const orderRulePlan: RecordPlan = {
  list: 'order-rules',
  record: 'order-rule',
  write: 'order-rule.write',
  schema: z.looseObject({ name: needed(100), condition: optional(500), argument: optional(200) }),
  blank: () => ({ companyId: company.value?.id ?? '', place: 10, name: '', condition: '', action: 'hold', argument: '', active: true }),
  title: (values) => String(values.name),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'rule',
          fields: [
            { key: 'name', kind: 'text', required: true, max: 100 },
            { key: 'place', kind: 'whole', required: true },
            { key: 'active', kind: 'flag' },
            { key: 'condition', kind: 'text', mono: true, max: 500, span: 6, hint: true },
            { key: 'action', kind: 'choice', required: true, choices: ['hold', 'tag', 'gift', 'warehouse', 'lot', 'split'] },
            { key: 'argument', kind: 'text', max: 200, span: 4, hint: true },
          ],
        },
      ],
    },
  ],
}
