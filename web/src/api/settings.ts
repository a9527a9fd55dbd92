import { api } from './client'
import type { components } from './schema'

export type Settings = components['schemas']['Settings']

/** What this person has chosen, on whatever device. */
export const findSettings = (): Promise<Settings> => api.get('/api/settings')

let last: Promise<unknown> = Promise.resolve()

/** Changes one choice and leaves the others; one change after the other, so that none is lost. What cannot be kept stays on the device. */
export function keepSettings(part: Partial<Settings>): void {
  last = last.then(async () => api.put('/api/settings', { ...(await findSettings()), ...part })).catch(() => undefined)
}
