import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'open-items', path: '/open-items', title: 'open-items.title', component: () => import('./OpenItemList.vue'), permission: 'claim.read', nav: { group: 'books', order: 40 } },
    { name: 'open-item', path: '/open-items/:id', title: 'open-items.title', component: () => import('./ItemPage.vue'), permission: 'claim.read', props: true },
    { name: 'matching', path: '/matching', title: 'matching.title', component: () => import('./MatchingPage.vue'), permission: 'claim.read', nav: { group: 'books', order: 41 } },
    { name: 'matches', path: '/matches', title: 'matches.title', component: () => import('./MatchList.vue'), permission: 'claim.read', nav: { group: 'books', order: 42 } },
    { name: 'ageing', path: '/ageing', title: 'ageing.title', component: () => import('./AgeingPage.vue'), permission: 'claim.read', nav: { group: 'books', order: 43 } },
    { name: 'party-statement', path: '/party-statements', title: 'party-statement.title', component: () => import('./StatementPage.vue'), permission: 'claim.read', nav: { group: 'books', order: 44 } },
  ],
  actions: [{ name: 'claim.match', title: 'matching.title', permission: 'claim.match', to: '/matching' }],
}
