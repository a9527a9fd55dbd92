import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'facts', path: '/facts', title: 'facts.title', component: () => import('./FactList.vue'), permission: 'fact.read', nav: { group: 'books', order: 10 }, ofCompany: true },
    { name: 'fact', path: '/facts/:id', title: 'facts.title', component: () => import('./FactPage.vue'), permission: 'fact.read', props: true },
  ],
}
