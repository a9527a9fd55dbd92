/** Where to go back to, as an address told it: only to pages of our own, never to another site. */
export function ownPath(wanted: unknown, otherThan = '/sign-in'): string {
  const path = String(wanted ?? '/')
  return /^\/(?![/\\])/.test(path) && !path.startsWith(otherThan) ? path : '/'
}
