import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Addresses as the server describes them, each hole as {}. */
const described = new Set(Object.keys((JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: object }).paths).map((path) => path.replace(/\{[^}]+\}/g, '{}')))

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : /\.(ts|vue)$/.test(entry.name) && entry.name !== 'schema.d.ts' ? [join(folder, entry.name)] : [],
  )
}

/** The description itself, and lists that have no address but that of all lists, /api/{list}. */
const ELSEWHERE = ['/api/openapi', '/api/audit', '/api/open-items']

/** Addresses in a source: texts that begin with /api/, up to a query. */
function addressesIn(source: string): string[] {
  return [...source.matchAll(/(['"`])(\/api\/(?:\$\{[^}]*\}|[^'"`?$])*)/g)].map((match) => match[2]!.replace(/\$\{[^}]*\}/g, '{}').replace(/\/$/, ''))
}

/** A hole may stand for a fixed word: /api/{}/{} is /api/parties/{}. */
function isDescribed(address: string): boolean {
  const wanted = new RegExp(`^${address.split('{}').map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('[^/]+')}$`)
  return [...described].some((path) => wanted.test(path))
}

test('an address with holes is told from one that nobody serves', () => {
  expect(addressesIn('get(`/api/jobs/${id}/cancel?x=${y}`)')).toEqual(['/api/jobs/{}/cancel'])
  expect(isDescribed('/api/jobs/{}/cancel')).toBe(true)
  expect(isDescribed('/api/jobs/{}/forget')).toBe(false)
})

test('every address that the app calls is one that the server describes', () => {
  const unknown = filesBelow('src').flatMap((file) => addressesIn(readFileSync(file, 'utf8')).filter((address) => !ELSEWHERE.includes(address) && !isDescribed(address)).map((address) => `${file}: ${address}`))
  expect(unknown).toEqual([])
})
