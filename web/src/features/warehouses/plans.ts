import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import type { Values } from '@/ui/form/fields'
import { code, decimalText, optional, required } from '@/ui/form/schemas'

const keptByOthers = (values: Values) => ['consignment', 'platform', 'subcontractor'].includes(String(values.kind))

export const warehousePlan: RecordPlan = {
  list: 'warehouses',
  record: 'warehouse',
  write: 'warehouse.write',
  schema: z.looseObject({ companyId: z.string().min(1, 'ui.form.required'), code: code(), name: required(), street: optional(300), remark: optional(2000) }),
  blank: () => ({ companyId: '', code: '', name: '', kind: 'own', partyId: '', province: '', city: '', district: '', street: '', responsible: '', phone: '', remark: '', active: true }),
  title: (values) => String(values.name),
  subtitle: (values) => String(values.code),
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'place',
          fields: [
            { key: 'companyId', kind: 'reference', from: 'companies', required: true },
            { key: 'code', kind: 'text', required: true, mono: true, max: 40 },
            { key: 'name', kind: 'text', required: true, max: 200 },
            { key: 'kind', kind: 'choice', required: true, choices: ['own', 'consignment', 'platform', 'subcontractor', 'transit', 'scrap', 'quarantine'] },
            { key: 'partyId', kind: 'reference', from: 'parties', when: keptByOthers, hint: true },
            { key: 'active', kind: 'flag' },
          ],
        },
        {
          key: 'address',
          fields: [
            { key: 'province', kind: 'text', max: 50 },
            { key: 'city', kind: 'text', max: 50 },
            { key: 'district', kind: 'text', max: 50 },
            { key: 'street', kind: 'text', max: 300, span: 6 },
            { key: 'responsible', kind: 'text', max: 100 },
            { key: 'phone', kind: 'text', max: 50 },
            { key: 'remark', kind: 'long', max: 2000, span: 6 },
          ],
        },
      ],
    },
  ],
}

export const binPlan: RecordPlan = {
  list: 'bins',
  record: 'bin',
  write: 'warehouse.write',
  schema: z.looseObject({ warehouseId: z.string().min(1, 'ui.form.required'), code: code(), pickSequence: z.coerce.number().int().min(0).max(9_999_999), maxWeightKg: decimalText(3) }),
  blank: () => ({ warehouseId: '', companyId: null, code: '', zone: '', aisle: '', rack: '', level: '', position: '', pickSequence: 0, kind: 'pick', maxWeightKg: '', active: true }),
  title: (values) => String(values.code),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'bin',
          fields: [
            { key: 'warehouseId', kind: 'reference', from: 'warehouses', required: true },
            { key: 'code', kind: 'text', required: true, mono: true, max: 40 },
            { key: 'kind', kind: 'choice', required: true, choices: ['pick', 'reserve', 'receiving', 'shipping', 'quarantine'] },
            { key: 'zone', kind: 'text', max: 20, span: 1 },
            { key: 'aisle', kind: 'text', max: 20, span: 1 },
            { key: 'rack', kind: 'text', max: 20, span: 1 },
            { key: 'level', kind: 'text', max: 20, span: 1 },
            { key: 'position', kind: 'text', max: 20, span: 1 },
            { key: 'active', kind: 'flag', span: 1 },
            { key: 'pickSequence', kind: 'whole', required: true, hint: true },
            { key: 'maxWeightKg', kind: 'quantity', hint: true },
          ],
        },
      ],
    },
  ],
}
