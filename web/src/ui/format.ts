import { computed, ref } from 'vue'
import { shown } from '@/api/decimal'
import { i18n } from '@/locale'

/** Whole units or ten thousands: how amounts are shown on this device. */
export const displayUnit = ref<'one' | 'tenThousand'>(localStorage.getItem('hesuan.unit') === 'tenThousand' ? 'tenThousand' : 'one')

export function setDisplayUnit(unit: 'one' | 'tenThousand'): void {
  displayUnit.value = unit
  localStorage.setItem('hesuan.unit', unit)
}

export const inTenThousands = computed(() => displayUnit.value === 'tenThousand')

/** Decimals as the text has them: amounts come with as many as their currency. */
function decimalsOf(text: string | null | undefined): number {
  return /\.(\d+)\s*$/.exec(text ?? '')?.[1]?.length ?? 0
}

/** An amount of money in the chosen display unit, with the decimals of its currency as the text has them (four in ten thousands). */
export function amount(text: string | null | undefined): string {
  return shown(text, inTenThousands.value ? { inTenThousands: true, scale: 4, dash: true } : { scale: decimalsOf(text), dash: true })
}

export function quantity(text: string | null | undefined): string {
  return shown(text, { dash: true })
}

export function wholeNumber(value: number): string {
  return shown(String(Math.round(value)))
}

const two = (part: number) => String(part).padStart(2, '0')

/** An instant in the reader's time zone: the time today, month and day this year, else the whole date. */
export function instant(text: string | null | undefined, now = new Date()): string {
  if (!text) return '—'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`
  const day = `${two(at.getMonth() + 1)}-${two(at.getDate())}`
  if (at.toDateString() === now.toDateString()) return clock
  return at.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${at.getFullYear()}-${day}`
}

/** The whole instant to the second, for a title or a log. */
export function fullInstant(text: string | null | undefined): string {
  if (!text) return '—'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** Seconds as people say them: 8 s, 3 min, 1 h 20 min. */
export function duration(seconds: number): string {
  const { t } = i18n.global
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return t('ui.duration.seconds', { n: whole })
  if (whole < 3600) return t('ui.duration.minutes', { n: Math.round(whole / 60) })
  return t('ui.duration.hours', { h: Math.floor(whole / 3600), m: Math.round((whole % 3600) / 60) })
}
