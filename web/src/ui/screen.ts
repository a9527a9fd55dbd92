import { readonly, ref } from 'vue'

function follow(query: string) {
  const media = matchMedia(query)
  const matches = ref(media.matches)
  media.addEventListener('change', (event) => (matches.value = event.matches))
  return readonly(matches)
}

/** Cards instead of rows, menu at the bottom. */
export const isPhone = follow('(max-width: 720px)')
/** Room enough for a pane beside the list. */
export const isWide = follow('(min-width: 1120px)')

export const isOffline = ref(!navigator.onLine)
addEventListener('online', () => (isOffline.value = false))
addEventListener('offline', () => (isOffline.value = true))
