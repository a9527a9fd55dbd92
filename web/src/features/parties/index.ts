import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'parties', path: '/parties', title: 'parties.title', component: () => import('./PartyList.vue'), permission: 'party.read', nav: { group: 'master', order: 2 } },
    { name: 'party', path: '/parties/:id', title: 'parties.title', component: () => import('./PartyPage.vue'), permission: 'party.read', props: true },
  ],
  actions: [{ name: 'party.new', title: 'parties.new', permission: 'party.write', to: '/parties/new' }],
}
