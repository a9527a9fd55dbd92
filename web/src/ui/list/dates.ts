const two = (part: number) => String(part).padStart(2, '0')

export function isoDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export const today = () => isoDay(new Date())
export const daysAgo = (days: number) => isoDay(new Date(Date.now() - days * 86_400_000))
export const monthStart = () => `${today().slice(0, 7)}-01`
export const yearStart = () => `${today().slice(0, 4)}-01-01`
