import { ref } from 'vue'

export type Theme = 'light' | 'dark' | 'system'

const remembered = localStorage.getItem('hesuan.theme')
export const theme = ref<Theme>(remembered === 'light' || remembered === 'dark' ? remembered : 'system')
const system = matchMedia('(prefers-color-scheme: dark)')

function apply(): void {
  const dark = theme.value === 'dark' || (theme.value === 'system' && system.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#14161a' : '#faf9f6')
}

export function setTheme(choice: Theme): void {
  theme.value = choice
  localStorage.setItem('hesuan.theme', choice)
  apply()
}

system.addEventListener('change', apply)
