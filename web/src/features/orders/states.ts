/** The tone of a tag, by state of an order. */
const TONES: Record<string, string> = {
  unmapped: 'red', held: 'amber', short: 'red', ready: 'blue', 'part-shipped': 'blue', shipped: 'blue', delivered: 'green', finished: 'green',
}

export const stateTone = (state: string) => TONES[state] ?? ''

/** What operators look for first: the addresses of the list's own filters. */
export const QUICK: { key: string; filters: Record<string, string> }[] = [
  { key: 'all', filters: {} },
  { key: 'held', filters: { 'f.state': 'held' } },
  { key: 'unmapped', filters: { 'f.state': 'unmapped' } },
  { key: 'short', filters: { 'f.state': 'short' } },
  { key: 'ready', filters: { 'f.state': 'ready,part-shipped' } },
  { key: 'late', filters: { 'f.late': 'true' } },
  { key: 'afterSale', filters: { 'f.afterSale': 'true' } },
]
