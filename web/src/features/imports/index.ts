import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [{ name: 'import', path: '/imports/:list', title: 'imports.title', component: () => import('./ImportPage.vue'), props: true }],
}
