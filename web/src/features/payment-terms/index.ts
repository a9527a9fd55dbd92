import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'payment-terms', path: '/payment-terms', title: 'payment-terms.title', component: () => import('./TermsList.vue'), permission: 'party.read', nav: { group: 'master', order: 8 } },
    { name: 'payment-term', path: '/payment-terms/:id', title: 'payment-terms.title', component: () => import('./TermsPage.vue'), permission: 'party.read', props: true },
  ],
  actions: [{ name: 'payment-terms.new', title: 'payment-terms.new', permission: 'party.write', to: '/payment-terms/new' }],
}
