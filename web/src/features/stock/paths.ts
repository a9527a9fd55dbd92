import type { Router } from 'vue-router'

/** Whether a page answers at this address: rooms that are not there yet have none. */
export function pathExists(router: Router, path: string): boolean {
  const name = router.resolve(path).name
  return name !== undefined && name !== 'missing'
}
