/** The colour that a document's state speaks in. */
export function stateTone(state: string): string {
  return { draft: 'amber', open: 'blue', dispatched: 'blue', posted: 'green', received: 'green' }[state] ?? ''
}
