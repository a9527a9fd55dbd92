import { onBeforeUnmount, onMounted } from 'vue'

/** True while keys belong to a text that is being typed, or to an open dialog or menu. */
export function isTyping(event: KeyboardEvent): boolean {
  const element = event.target as HTMLElement | null
  if (!element || element === document.body) return false
  if (element.isContentEditable) return true
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) {
    return !(element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio'))
  }
  return !!element.closest('[role=dialog],[role=menu],[role=listbox]')
}

/** Listens while the component stands. */
export function useKeys(listener: (event: KeyboardEvent) => void): void {
  onMounted(() => window.addEventListener('keydown', listener))
  onBeforeUnmount(() => window.removeEventListener('keydown', listener))
}

export const onApple = /Mac|iPhone|iPad/.test(navigator.platform)
