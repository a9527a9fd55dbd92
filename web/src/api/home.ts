import { api } from './client'

export interface HomeCard {
  key: string
  /** A decimal string. */
  value: string
  to?: string | null
}

export interface HomeException {
  kind: string
  title: string
  reason?: string | null
  to?: string | null
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
