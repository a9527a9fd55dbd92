import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [{ name: 'home', path: '/', title: 'home.title', component: () => import('./HomePage.vue'), nav: { group: 'start', order: 1 } }],
}
