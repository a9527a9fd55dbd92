import { reactive } from 'vue'
import { Problem } from '@/api/problem'
import { t } from '@/locale'

export interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
  /** Offered while the toast stands, where undo is honest. */
  undo?: () => void | Promise<void>
  detail?: string
}

let last = 0
export const toasts = reactive<Toast[]>([])

export function dismiss(id: number): void {
  const at = toasts.findIndex((each) => each.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

function show(toast: Omit<Toast, 'id'>, milliseconds: number): void {
  const id = ++last
  toasts.push({ ...toast, id })
  if (toasts.length > 4) toasts.shift()
  setTimeout(() => dismiss(id), milliseconds)
}

export function say(text: string, undo?: Toast['undo']): void {
  show({ text, tone: 'good', undo }, undo ? 10000 : 4000)
}

/** What is wrong and what to do, in the user's language. */
export function sentence(trouble: unknown): string {
  const problem = Problem.of(trouble)
  if (problem.code === 'OFFLINE') return t('ui.problem.offline')
  if (problem.details.incident) return t('ui.problem.incident', { incident: problem.details.incident })
  if (problem.code.startsWith('HTTP_')) return t('ui.problem.status', { status: problem.status })
  return problem.message
}

export function complain(trouble: unknown): void {
  show({ text: sentence(trouble), tone: 'bad' }, 9000)
}
