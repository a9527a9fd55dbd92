import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [{ name: 'setup', path: '/setup', title: 'setup.title', component: () => import('./SetupPage.vue'), bare: true }],
}
