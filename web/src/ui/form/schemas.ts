import { z } from 'zod'
import { decimal } from '@/api/decimal'

/** Parts that the forms' schemas are made of; every message is the key of a text. */
export const required = (max = 200) => z.string().trim().min(1).max(max)
export const optional = (max = 200) => z.string().trim().max(max)
export const code = () => z.string().trim().min(1).max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, 'ui.form.code')

/** A decimal string with at most `scale` decimals, or nothing. */
export const decimalText = (scale: number) =>
  z
    .string()
    .nullish()
    .refine((text) => !text || (decimal(text)?.decimalPlaces() ?? 99) <= scale, { message: 'ui.form.decimal' })

export const wholeText = () =>
  z
    .union([z.string(), z.number()])
    .nullish()
    .refine((text) => text === null || text === undefined || text === '' || /^\d{1,9}$/.test(String(text)), { message: 'ui.form.whole' })

export const email = () => z.union([z.literal(''), z.email('ui.form.email')]).nullish()
export const web = () => z.union([z.literal(''), z.url({ protocol: /^https?$/, message: 'ui.form.web' })]).nullish()
export const reference = () => z.string({ error: 'ui.form.required' }).min(1, 'ui.form.required')
