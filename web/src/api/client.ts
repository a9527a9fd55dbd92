import { newKey } from './key'
import { Problem, type ProblemDetails } from './problem'

export type QueryValue = string | number | boolean | null | undefined
export type Query = Record<string, QueryValue>

interface Call {
  query?: Query
  body?: unknown
  /** Same key and same content gives the first answer again; a fresh one is made for each POST that names none. */
  key?: string
  signal?: AbortSignal
}

let signedOut: () => void = () => {}

/** The language that answers are asked in: the one that the page is shown in. */
const language = () => document.documentElement.lang || 'zh-CN'

/** Called when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

export function url(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return pair && decodeURIComponent(pair.slice(name.length + 1))
}

/** The server hands the token out with any answer; a first write may come before any read. */
async function csrfToken(): Promise<string> {
  if (!cookie('XSRF-TOKEN')) await fetch('/api/setup', { credentials: 'same-origin' }).catch(() => undefined)
  return cookie('XSRF-TOKEN') ?? ''
}

async function problemIn(response: Response): Promise<Problem> {
  const fallback = { status: response.status, code: `HTTP_${response.status}` }
  try {
    const details = (await response.json()) as ProblemDetails
    return new Problem({ ...fallback, ...details })
  } catch {
    return new Problem(fallback)
  }
}

async function send(method: string, path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
  let body: BodyInit | undefined
  if (call.body instanceof FormData || call.body instanceof Blob) body = call.body
  else if (call.body !== undefined) {
    body = JSON.stringify(call.body)
    headers['Content-Type'] = 'application/json'
  }
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = await csrfToken()
  if (method === 'POST') headers['Idempotency-Key'] = call.key ?? newKey()
  let response: Response
  try {
    response = await fetch(url(path, call.query), { method, headers, body, signal: call.signal, credentials: 'same-origin' })
  } catch (trouble) {
    if (trouble instanceof DOMException && trouble.name === 'AbortError') throw trouble
    throw Problem.offline()
  }
  if (response.ok) return response
  const problem = await problemIn(response)
  if (problem.status === 401 && path !== '/api/session') signedOut()
  throw problem
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** All calls throw {@link Problem}; amounts in answers are strings and stay strings. */
export const api = {
  get: async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> => answer(await send('GET', path, { query, signal })),
  post: async <T>(path: string, body?: unknown, call: Call = {}): Promise<T> => answer(await send('POST', path, { ...call, body })),
  put: async <T>(path: string, body?: unknown, call: Call = {}): Promise<T> => answer(await send('PUT', path, { ...call, body })),
  remove: async <T>(path: string, call: Call = {}): Promise<T> => answer(await send('DELETE', path, call)),
  /** Any method with the answer as it came, for the page on which the interface itself is tried out. */
  raw: async (method: string, path: string, body?: string): Promise<Response> => {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
    if (body) headers['Content-Type'] = 'application/json'
    if (method !== 'GET') headers['X-XSRF-TOKEN'] = await csrfToken()
    if (method === 'POST') headers['Idempotency-Key'] = newKey()
    return fetch(path, { method, headers, body: body || undefined, credentials: 'same-origin' })
  },
}
