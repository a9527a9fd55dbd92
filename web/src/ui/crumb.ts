import { onScopeDispose, ref, watchEffect } from 'vue'

/** What stands behind the page's title in the header: the record that is open. */
export const crumb = ref('')

export function useCrumb(text: () => string | null | undefined): void {
  watchEffect(() => (crumb.value = text() ?? ''))
  onScopeDispose(() => (crumb.value = ''))
}
