import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'accounts', path: '/accounts', title: 'accounts.title', component: () => import('./ChartPage.vue'), permission: 'ledger.read', nav: { group: 'books', order: 8 }, ofCompany: true },
    { name: 'account', path: '/accounts/:id', title: 'accounts.title', component: () => import('./AccountPage.vue'), permission: 'ledger.read', props: true },
  ],
  actions: [{ name: 'account.new', title: 'accounts.new', permission: 'account.write', to: '/accounts/new' }],
}
