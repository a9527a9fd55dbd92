import type { Column } from '@/api/lists'
import { t } from '@/locale'

/** The server names columns and choices in the reader's language; where it has no name, our own texts have one. */
export function columnLabel(list: string, column: Pick<Column, 'key' | 'label'>): string {
  return column.label ?? t(`${list}.column.${column.key}`)
}

export function choiceLabel(list: string, column: Pick<Column, 'key' | 'choices' | 'choiceLabels'>, value: string): string {
  if (!column.choices?.includes(value)) return value
  return column.choiceLabels?.[value] ?? t(`${list}.choice.${column.key}.${value}`)
}
