import { api } from './client'
import type { components } from './schema'

export interface HomeCard {
  key: string
  /** In the reader's language. */
  label: string
  unit?: string | null
  /** A decimal string. */
  value: string
  to?: string | null
}

export interface HomeException {
  kind: string
  title: string
  reason?: string | null
  to?: string | null
  /** What the button says. */
  action?: string | null
}

export interface Home {
  cards: HomeCard[]
  exceptions: HomeException[]
}

export async function loadHome(): Promise<Home> {
  const answer = await api.get<Partial<Home>>('/api/home')
  return { ...answer, cards: (answer.cards ?? []).map((card) => ({ ...card, value: String(card.value) })), exceptions: answer.exceptions ?? [] }
}

/** Balances at the ends of months and what each month brought, oldest first. */
export interface MonthlyFigures {
  currency: string
  months: Required<components['schemas']['MonthEnd']>[]
}

export const monthlyFigures = (companyId: string): Promise<MonthlyFigures> => api.get(`/api/books/${companyId}/monthly-figures`)
