/** The colour that a state speaks in: green good, red in trouble, amber waiting, blue under way, grey the rest. */
const TONES: Record<string, string> = {
  active: 'green',
  done: 'green',
  succeeded: 'green',
  intact: 'green',
  approved: 'green',
  running: 'blue',
  staged: 'blue',
  invited: 'blue',
  waiting: 'amber',
  draft: 'amber',
  locked: 'amber',
  expiring: 'amber',
  failed: 'red',
  refused: 'red',
  broken: 'red',
  blocked: 'red',
  revoked: 'red',
}
const STATES = new Set(['state', 'status', 'active', 'result'])

/** Only states carry a colour; kinds and roles stay grey, so that a page of rows stays calm. */
export function toneOf(key: string, value: string): string {
  return STATES.has(key) ? (TONES[value] ?? '') : ''
}
