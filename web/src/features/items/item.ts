import { z } from 'zod'
import type { RecordPlan } from '@/ui/document/plan'
import type { Values } from '@/ui/form/fields'
import { decimalText, optional, required } from '@/ui/form/schemas'

const KINDS = ['goods', 'material', 'semi-finished', 'service', 'kit'] as const
const VALUATIONS = ['moving-average', 'fifo', 'specific-lot', 'standard', 'month-average'] as const
const link = z.string().regex(/^$|^(https?:\/\/|\/)[^\s<>"']{1,480}$/, 'items.wrong.link')
const wholeOrNothing = z.union([z.null(), z.coerce.number().int().min(0).max(3660)])
const ratio = z.coerce.number().int().min(1).max(1_000_000_000)

export const schema = z.looseObject({
  code: z.string().trim().regex(/^$|^[A-Za-z0-9][A-Za-z0-9._/#-]{0,39}$/, 'items.wrong.code'),
  name: required(),
  spec: optional(),
  brand: optional(100),
  remark: optional(2000),
  baseUnitId: z.string().min(1, 'ui.form.required'),
  units: z.array(z.looseObject({ unitId: required(40), numerator: ratio, denominator: ratio })),
  barcodes: z.array(z.looseObject({ gtin: z.string().regex(/^(\d{8}|\d{12,14})$/, 'items.wrong.gtin'), unitId: required(40) })),
  components: z.array(z.looseObject({ itemId: required(40), quantity: required(20) })),
  keeping: z.looseObject({ shelfLife: wholeOrNothing, paoMonths: wholeOrNothing, minDaysAtReceipt: wholeOrNothing, minDaysAtShipment: wholeOrNothing }),
  bookkeeping: z.looseObject({ vatRate: decimalText(2).refine((text) => !!text, { message: 'ui.form.required' }) }),
  measures: z.looseObject({ netWeightGrams: decimalText(3), netMillilitres: decimalText(3) }),
  file: z.looseObject({
    ingredients: z.array(z.looseObject({ inci: required() })),
    videoLink: link,
    modelLink: link,
    pictures: z.array(link),
    reports: z.array(z.looseObject({ title: required(), link: link.min(1, 'ui.form.required'), issuedOn: z.string({ error: 'ui.form.required' }) })),
  }),
})

const blank = (): Values => ({
  code: '', name: '', spec: '', kind: 'goods', categoryId: '', brand: '', baseUnitId: '', units: [], barcodes: [], components: [],
  keeping: { lotControl: false, expiryControl: false, shelfLife: null, shelfLifeUnit: 'month', paoMonths: null, minDaysAtReceipt: null, minDaysAtShipment: null },
  bookkeeping: { taxCategory: '', vatRate: '13', valuation: 'moving-average' },
  measures: { netWeightGrams: '', netMillilitres: '' },
  part: { drawingNumber: '', revision: '', material: '', surfaceTreatment: '' },
  file: {
    ingredients: [], efficacy: '', usage: '', warnings: '', filingNumber: '', filingNumberConfirmed: false, filingExpiresOn: null,
    pictures: [], videoLink: '', modelLink: '', reports: [],
  },
  remark: '', active: true,
})

const isKit = (values: Values) => values.kind === 'kit'
const isMade = (values: Values) => values.kind === 'material' || values.kind === 'semi-finished'
const hasStock = (values: Values) => values.kind !== 'service'

const main: RecordPlan['tabs'][number] = {
  key: 'main',
  sections: [
    {
      key: 'identity',
      fields: [
        { key: 'code', kind: 'text', mono: true, max: 40, hint: true },
        { key: 'name', kind: 'text', required: true, span: 4, max: 200 },
        { key: 'spec', kind: 'text', max: 200 },
        { key: 'kind', kind: 'choice', required: true, choices: KINDS },
        { key: 'brand', kind: 'text', max: 100 },
        { key: 'categoryId', kind: 'reference', from: 'categories' },
        { key: 'baseUnitId', kind: 'reference', from: 'units', required: true, hint: true },
        { key: 'active', kind: 'flag' },
        { key: 'remark', kind: 'long', span: 6, max: 2000 },
      ],
    },
    {
      key: 'part',
      when: isMade,
      fields: [
        { key: 'part.drawingNumber', kind: 'text', mono: true, max: 60 },
        { key: 'part.revision', kind: 'text', max: 20, span: 1 },
        { key: 'part.material', kind: 'text', max: 100, span: 1 },
        { key: 'part.surfaceTreatment', kind: 'text', max: 100 },
      ],
    },
  ],
  lines: [
    {
      name: 'units',
      when: hasStock,
      columns: [
        { key: 'unitId', kind: 'reference', from: 'units', width: 180, required: true },
        { key: 'numerator', kind: 'whole', width: 150, required: true },
        { key: 'denominator', kind: 'whole', width: 150, required: true },
      ],
      blank: () => ({ unitId: '', numerator: 1, denominator: 1 }),
    },
    {
      name: 'barcodes',
      when: hasStock,
      columns: [
        { key: 'gtin', kind: 'text', width: 220, required: true, max: 14 },
        { key: 'unitId', kind: 'reference', from: 'units', width: 180, required: true },
      ],
      blank: () => ({ gtin: '', unitId: '' }),
    },
    {
      name: 'components',
      when: isKit,
      columns: [
        { key: 'itemId', kind: 'reference', from: 'items', width: 320, required: true },
        { key: 'quantity', kind: 'quantity', width: 120, required: true },
      ],
      blank: () => ({ itemId: '', quantity: '1' }),
    },
  ],
}

const keeping: RecordPlan['tabs'][number] = {
  key: 'keeping',
  sections: [
    {
      key: 'keeping',
      when: hasStock,
      fields: [
        { key: 'keeping.lotControl', kind: 'flag', span: 3 },
        { key: 'keeping.expiryControl', kind: 'flag', span: 3, hint: true },
        { key: 'keeping.shelfLife', kind: 'whole', span: 1 },
        { key: 'keeping.shelfLifeUnit', kind: 'choice', required: true, choices: ['day', 'month'], span: 1 },
        { key: 'keeping.paoMonths', kind: 'whole', span: 1 },
        { key: 'keeping.minDaysAtReceipt', kind: 'whole', span: 1 },
        { key: 'keeping.minDaysAtShipment', kind: 'whole', span: 2 },
      ],
    },
    {
      key: 'books',
      fields: [
        { key: 'bookkeeping.valuation', kind: 'choice', required: true, choices: VALUATIONS },
        { key: 'bookkeeping.vatRate', kind: 'quantity', required: true },
        { key: 'bookkeeping.taxCategory', kind: 'text', mono: true, max: 19 },
      ],
    },
    {
      key: 'measures',
      when: hasStock,
      fields: [
        { key: 'measures.netWeightGrams', kind: 'quantity' },
        { key: 'measures.netMillilitres', kind: 'quantity' },
      ],
    },
  ],
  lines: [],
}

const file: RecordPlan['tabs'][number] = {
  key: 'file',
  sections: [
    {
      key: 'filing',
      fields: [
        { key: 'file.filingNumber', kind: 'text', max: 60 },
        { key: 'file.filingExpiresOn', kind: 'date', hint: true },
        { key: 'file.filingNumberConfirmed', kind: 'flag', hint: true },
      ],
    },
    {
      key: 'describe',
      fields: [
        { key: 'file.efficacy', kind: 'long', span: 3, max: 2000 },
        { key: 'file.usage', kind: 'long', span: 3, max: 2000 },
        { key: 'file.warnings', kind: 'long', span: 6, max: 2000 },
      ],
    },
  ],
  lines: [
    {
      name: 'file.ingredients',
      columns: [
        { key: 'inci', kind: 'text', width: 220, required: true, max: 200 },
        { key: 'name', kind: 'text', width: 180, max: 200 },
        { key: 'percent', kind: 'quantity', width: 100, scale: 8 },
        { key: 'purpose', kind: 'text', width: 160, max: 200 },
      ],
      blank: () => ({ inci: '', name: '', percent: '', purpose: '' }),
    },
  ],
}

const media: RecordPlan['tabs'][number] = {
  key: 'media',
  places: ['file.pictures'],
  sections: [
    {
      key: 'links',
      fields: [
        { key: 'file.videoLink', kind: 'web', span: 3, max: 490 },
        { key: 'file.modelLink', kind: 'web', span: 3, max: 490 },
      ],
    },
  ],
  lines: [
    {
      name: 'file.reports',
      columns: [
        { key: 'title', kind: 'text', width: 200, required: true, max: 200 },
        { key: 'issuer', kind: 'text', width: 150, max: 200 },
        { key: 'link', kind: 'text', width: 220, required: true, max: 490 },
        { key: 'issuedOn', kind: 'date', width: 110, required: true },
        { key: 'validUntil', kind: 'date', width: 110 },
      ],
      blank: () => ({ title: '', issuer: '', link: '', issuedOn: null, validUntil: null }),
    },
  ],
}

export const plan: RecordPlan = {
  list: 'items',
  record: 'item',
  write: 'item.write',
  schema,
  blank,
  title: (values) => String(values.name),
  subtitle: (values) => [values.code, values.spec].filter(Boolean).join(' · '),
  tabs: [main, keeping, file, media],
}
