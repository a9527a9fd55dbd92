import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'periods', path: '/periods', title: 'periods.title', component: () => import('./PeriodsPage.vue'), permission: 'ledger.read', nav: { group: 'books', order: 9 }, ofCompany: true },
    { name: 'open-book', path: '/books/open', title: 'periods.open', component: () => import('./OpenBookPage.vue'), permission: 'ledger.close', ofCompany: true },
  ],
  actions: [{ name: 'book.open', title: 'periods.open', permission: 'ledger.close', to: '/books/open' }],
}
