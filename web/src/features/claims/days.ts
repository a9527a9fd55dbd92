/** Days as the house writes them, 2026-01-31; differences count whole days whatever the clock. */
const MILLISECONDS = 86_400_000

export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())

const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS

export function plusDays(day: string, days: number): string {
  return new Date((number(day) + days) * MILLISECONDS).toISOString().slice(0, 10)
}

/** How many days a day is past; less than 0 when it is yet to come. */
export function daysPast(day: string, from = today()): number {
  return number(from) - number(day)
}

/** The first day of the month so many months ago. */
export function monthsAgo(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
}
