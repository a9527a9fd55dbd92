import { computed, reactive, readonly } from 'vue'
import { api } from './client'
import { Problem } from './problem'
import { findSettings, keepSettings } from './settings'

export interface Company {
  id: string
  code: string
  name: string
}

export interface Session {
  user: { id: string; name: string; login: string; locale: string; roles: string[]; }
  permissions: string[]
  companies: Company[]
  setup: 'done' | 'needed'
  development: boolean
  /** True while the password is a one-time one; every other page waits until it is changed. */
  mustChangePassword: boolean
}

export interface Provider {
  id: string
  name: string
  url: string
}

const state = reactive<{ session: Session | null; asked: boolean; setup: 'done' | 'needed' | 'unknown'; company: string | null }>({
  session: null,
  asked: false,
  setup: 'unknown',
  company: null,
})

/** Who is signed in, or null; reactive and not to be changed from outside. */
export const session = computed(() => state.session as Session | null)
export const setup = computed(() => state.setup)
export const sessionState = readonly(state)

/** The company that new documents belong to: the last one chosen, while it may still be entered. */
export const company = computed<Company | null>(() => {
  const open = state.session?.companies ?? []
  const entered = state.company ?? localStorage.getItem(companyKey())
  return open.find((each) => each.id === entered) ?? open[0] ?? null
})

/** Where the company entered last is remembered on a device, each person's own; for other devices the server keeps it. */
const companyKey = () => `hesuan.company.${state.session?.user.id ?? ''}`

export function enterCompany(id: string): void {
  if (company.value?.id !== id || !localStorage.getItem(companyKey())) keepSettings({ companyId: id })
  state.company = id
  localStorage.setItem(companyKey(), id)
}

/** On a device that knows nothing of this person yet, he goes on in the company that he entered last elsewhere. */
async function recallCompany(): Promise<void> {
  if (state.session?.mustChangePassword || localStorage.getItem(companyKey())) return
  state.company = (await findSettings().catch(() => undefined))?.companyId ?? null
}

/** @param permission for example "party.write"; an empty one is given to everybody who is signed in */
export function may(permission?: string): boolean {
  if (!state.session) return false
  return !permission || state.session.permissions.includes(permission)
}

/** Asks the server who is signed in; false when nobody is. Other troubles are thrown. */
export async function loadSession(): Promise<boolean> {
  try {
    state.session = await api.get<Session>('/api/session')
    state.asked = true
    state.setup = state.session.setup
    await recallCompany()
    return true
  } catch (trouble) {
    const problem = Problem.of(trouble)
    if (problem.status !== 401) throw problem
    state.session = null
    state.asked = true
    return false
  }
}

export async function loadSetup(): Promise<'done' | 'needed'> {
  const answer = await api.get<{ setup: 'done' | 'needed' }>('/api/setup')
  state.setup = answer.setup
  return answer.setup
}

/** @param code the six digits of the second factor; without it the server answers TOTP_REQUIRED when one is set */
export async function signIn(login: string, password: string, code?: string): Promise<void> {
  state.session = await api.post<Session>('/api/session', { login, password, ...(code ? { code } : {}) })
  state.setup = state.session.setup
  await recallCompany()
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  await api.put('/api/session/password', { oldPassword, newPassword })
  await loadSession()
}

export async function signOut(): Promise<void> {
  await api.remove('/api/session')
  dropDrafts()
  forgetSession()
}

/** Where forms keep what was typed and not saved: this, the person's id, and the record. */
export const DRAFTS = 'hesuan.draft.'

/** Whoever leaves on purpose leaves nothing behind; after a session that ran out, the same person finds his drafts again. */
function dropDrafts(): void {
  Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFTS)).forEach((key) => sessionStorage.removeItem(key))
}

export function forgetSession(): void {
  state.session = null
  state.company = null
}
