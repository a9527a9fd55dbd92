import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import { code, required } from '@/ui/form/schemas'

export const categoryPlan: RecordPlan = {
  list: 'categories',
  record: 'category',
  write: 'catalog.settle',
  schema: z.looseObject({ code: code(), name: required(100) }),
  blank: () => ({ code: '', name: '', parentId: '', active: true }),
  title: (values) => String(values.name),
  subtitle: (values) => String(values.code),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'category',
          fields: [
            { key: 'code', kind: 'text', required: true, mono: true, max: 40 },
            { key: 'name', kind: 'text', required: true, max: 100 },
            { key: 'parentId', kind: 'reference', from: 'categories' },
            { key: 'active', kind: 'flag' },
          ],
        },
      ],
    },
  ],
}

export const unitPlan: RecordPlan = {
  list: 'units',
  record: 'unit',
  write: 'catalog.settle',
  schema: z.looseObject({
    code: z.string().trim().regex(/^[A-Z0-9]{1,16}$/, 'units.wrong.code'),
    name: required(50),
    nameEn: required(50),
    decimals: z.coerce.number().int().min(0).max(6),
  }),
  blank: () => ({ code: '', name: '', nameEn: '', decimals: 0, active: true }),
  title: (values, english) => String(english ? values.nameEn : values.name),
  subtitle: (values) => String(values.code),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      sections: [
        {
          key: 'unit',
          fields: [
            { key: 'code', kind: 'text', required: true, mono: true, max: 16 },
            { key: 'name', kind: 'text', required: true, max: 50 },
            { key: 'nameEn', kind: 'text', required: true, max: 50 },
            { key: 'decimals', kind: 'whole', required: true, hint: true },
            { key: 'active', kind: 'flag' },
          ],
        },
      ],
    },
  ],
}
