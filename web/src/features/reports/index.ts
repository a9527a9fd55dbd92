import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'trial-balance', path: '/trial-balance', title: 'reports.trialBalance', component: () => import('./TrialBalance.vue'), permission: 'ledger.read', nav: { group: 'books', order: 3 }, ofCompany: true },
    { name: 'ledger', path: '/ledger', title: 'reports.ledger', component: () => import('./LedgerPage.vue'), permission: 'ledger.read', nav: { group: 'books', order: 4 }, ofCompany: true },
    { name: 'account-ledger', path: '/ledger/:code', title: 'reports.ledger', component: () => import('./LedgerPage.vue'), permission: 'ledger.read', props: true, ofCompany: true },
    { name: 'statements', path: '/statements', title: 'reports.statements', component: () => import('./StatementsPage.vue'), permission: 'ledger.read', nav: { group: 'books', order: 5 }, ofCompany: true },
  ],
}
