import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [{ name: 'settings', path: '/settings', title: 'settings.title', component: () => import('./SettingsPage.vue'), nav: { group: 'system', order: 9 } }],
}
