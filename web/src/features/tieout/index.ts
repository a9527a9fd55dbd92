import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [{ name: 'tie-out', path: '/tie-out', title: 'tie-out.title', component: () => import('./TieOutPage.vue'), permission: 'proof.read', nav: { group: 'books', order: 12 }, ofCompany: true }],
}
