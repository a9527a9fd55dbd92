import { z } from 'zod'
import { company } from '@/api/session'
import type { LinesPlan, RecordPlan } from '@/ui/document/plan'
import { decimalText, optional } from '@/ui/form/schemas'

const chosen = () => z.string().min(1, 'ui.form.required')
const needed = (scale: number) => decimalText(scale).refine((text) => !!text, 'ui.form.required')

/** The day of whoever looks at the page. */
export function today(now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

const adjustmentLines: LinesPlan = {
  name: 'lines',
  columns: [
    { key: 'itemId', kind: 'reference', from: 'items', width: 220, required: true },
    { key: 'quantity', kind: 'quantity', width: 90, required: true },
    { key: 'value', kind: 'amount', width: 110 },
    { key: 'lot', kind: 'text', width: 110, max: 60 },
    { key: 'madeOn', kind: 'date', width: 110 },
    { key: 'expiresOn', kind: 'date', width: 110 },
    { key: 'binId', kind: 'reference', from: 'bins', width: 130 },
  ],
  blank: () => ({ itemId: '', binId: '', lot: '', madeOn: null, expiresOn: null, quantity: '', value: '' }),
}

export const adjustmentPlan: RecordPlan = {
  list: 'adjustments',
  record: 'adjustment',
  write: 'adjustment.write',
  schema: z.looseObject({
    warehouseId: chosen(), occurredOn: chosen(), memo: optional(500),
    lines: z.array(z.looseObject({ itemId: chosen(), quantity: needed(6), value: decimalText(2) })).min(1, 'adjustments.wrong.lines'),
  }),
  blank: () => ({ companyId: company.value?.id ?? '', number: '', kind: 'found', occurredOn: today(), warehouseId: '', memo: '', lines: [], state: 'draft', factId: null, partyId: '' }),
  title: (values) => String(values.number),
  tabs: [
    {
      key: 'all',
      lines: [adjustmentLines],
      sections: [
        {
          key: 'document',
          fields: [
            { key: 'kind', kind: 'choice', required: true, choices: ['opening', 'found', 'lost', 'scrap', 'sample', 'gift', 'held', 'handed-back'] },
            { key: 'partyId', kind: 'reference', from: 'parties', required: true, hint: true, when: (values) => ['held', 'handed-back'].includes(String(values.kind)) },
            { key: 'warehouseId', kind: 'reference', from: 'warehouses', required: true },
            { key: 'occurredOn', kind: 'date', required: true },
            { key: 'number', kind: 'text', mono: true, max: 30, hint: true },
            { key: 'memo', kind: 'text', span: 4, max: 500 },
          ],
        },
      ],
    },
  ],
}

export const transferPlan: RecordPlan = {
  list: 'transfers',
  record: 'transfer',
  write: 'transfer.write',
  schema: z.looseObject({
    fromWarehouseId: chosen(), toWarehouseId: chosen(), occurredOn: chosen(), memo: optional(500),
    lines: z.array(z.looseObject({ itemId: chosen(), quantity: needed(6) })).min(1, 'transfers.wrong.lines'),
  }),
  blank: () => ({ companyId: company.value?.id ?? '', number: '', occurredOn: today(), fromWarehouseId: '', toWarehouseId: '', memo: '', lines: [], state: 'draft' }),
  title: (values) => String(values.number),
  tabs: [
    {
      key: 'all',
      lines: [
        {
          name: 'lines',
          columns: [
            { key: 'itemId', kind: 'reference', from: 'items', width: 240, required: true },
            { key: 'quantity', kind: 'quantity', width: 90, required: true },
            { key: 'lot', kind: 'text', width: 120, max: 60 },
            { key: 'fromBinId', kind: 'reference', from: 'bins', width: 140 },
            { key: 'toBinId', kind: 'reference', from: 'bins', width: 140 },
          ],
          blank: () => ({ itemId: '', lot: '', fromBinId: '', toBinId: '', quantity: '' }),
        },
      ],
      sections: [
        {
          key: 'document',
          fields: [
            { key: 'fromWarehouseId', kind: 'reference', from: 'warehouses', required: true },
            { key: 'toWarehouseId', kind: 'reference', from: 'warehouses', required: true },
            { key: 'occurredOn', kind: 'date', required: true },
            { key: 'number', kind: 'text', mono: true, max: 30, hint: true },
            { key: 'memo', kind: 'text', span: 4, max: 500 },
          ],
        },
      ],
    },
  ],
}

export const countPlan: RecordPlan = {
  list: 'counts',
  record: 'count',
  write: 'count.write',
  schema: z.looseObject({ warehouseId: chosen(), occurredOn: chosen(), zone: optional(20), memo: optional(500), tolerance: needed(2) }),
  blank: () => ({ companyId: company.value?.id ?? '', number: '', occurredOn: today(), warehouseId: '', zone: '', blind: true, tolerance: '2', memo: '', state: 'open', openedAt: null, factId: null }),
  title: (values) => String(values.number),
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'document',
          fields: [
            { key: 'warehouseId', kind: 'reference', from: 'warehouses', required: true, fixed: 'onceMade' },
            { key: 'zone', kind: 'text', max: 20, hint: true, fixed: 'onceMade' },
            { key: 'occurredOn', kind: 'date', required: true },
            { key: 'blind', kind: 'flag', hint: true },
            { key: 'tolerance', kind: 'amount', required: true, hint: true },
            { key: 'number', kind: 'text', mono: true, max: 30, hint: true },
            { key: 'memo', kind: 'text', span: 6, max: 500 },
          ],
        },
      ],
    },
  ],
}

export const lateCostPlan: RecordPlan = {
  list: 'late-costs',
  record: 'late-cost',
  write: 'late-cost.write',
  schema: z.looseObject({
    partyId: chosen(), occurredOn: chosen(), amount: needed(2), memo: optional(500),
    receipts: z.array(z.looseObject({ moveId: chosen() })).min(1, 'late-costs.wrong.receipts'),
  }),
  blank: () => ({ companyId: company.value?.id ?? '', number: '', occurredOn: today(), partyId: '', amount: '', basis: 'quantity', memo: '', receipts: [], state: 'draft', factId: null }),
  title: (values) => String(values.number),
  tabs: [
    {
      key: 'all',
      lines: [{ name: 'receipts', columns: [{ key: 'moveId', kind: 'reference', from: 'receipts', width: 420, required: true }], blank: () => ({ moveId: '' }) }],
      sections: [
        {
          key: 'document',
          fields: [
            { key: 'partyId', kind: 'reference', from: 'parties', required: true },
            { key: 'amount', kind: 'amount', required: true, hint: true },
            { key: 'basis', kind: 'choice', required: true, choices: ['quantity', 'value'] },
            { key: 'occurredOn', kind: 'date', required: true },
            { key: 'number', kind: 'text', mono: true, max: 30, hint: true },
            { key: 'memo', kind: 'text', max: 500 },
          ],
        },
      ],
    },
  ],
}
