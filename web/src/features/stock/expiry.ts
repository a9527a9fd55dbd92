/** Whole days from today to a day; negative when it has passed. */
export function daysLeft(day: string, today = new Date()): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / 86_400_000)
}

export type Heat = 'expired' | 'hot' | 'warm' | 'cool'

/** How near the last day is: passed, within a month, within a quarter, further away. */
export function heatOf(day: string | null | undefined, today = new Date()): Heat | null {
  if (!day) return null
  const left = daysLeft(day, today)
  return left < 0 ? 'expired' : left <= 30 ? 'hot' : left <= 90 ? 'warm' : 'cool'
}
