import { z } from 'zod'
import { t, te } from '@/locale'

// Compiling checks with `new Function` is what the content policy forbids; the plain checks are fast enough for forms.
z.config({ jitless: true })

type Issue = z.core.$ZodIssue

/** What is wrong with a field. A schema may name its own sentence by giving the key of a text as message. */
export function sentenceOf(issue: Issue): string {
  if (issue.message.startsWith('ui.form.') || te(issue.message)) return t(issue.message)
  if (issue.code === 'too_small') return issue.origin === 'string' && Number(issue.minimum) <= 1 ? t('ui.form.required') : t('ui.form.tooSmall', { n: String(issue.minimum) })
  if (issue.code === 'too_big') return issue.origin === 'string' ? t('ui.form.tooLong', { n: String(issue.maximum) }) : t('ui.form.tooBig', { n: String(issue.maximum) })
  if (issue.code === 'invalid_type') return t('ui.form.required')
  if (issue.code === 'invalid_value') return t('ui.form.choose')
  return t('ui.form.invalid')
}
