import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'stock-cards', path: '/stock-cards', title: 'stock-cards.title', component: () => import('./StockList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 1 } },
    { name: 'stock-card', path: '/stock-cards/:id', title: 'stock-cards.title', component: () => import('./StockCardPage.vue'), permission: 'stock.read', props: true },
    { name: 'balances', path: '/balances', title: 'balances.title', component: () => import('./BalanceList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 2 } },
    { name: 'lots', path: '/lots', title: 'lots.title', component: () => import('./LotList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 3 } },
    { name: 'lot', path: '/lots/:id', title: 'lots.title', component: () => import('./LotPage.vue'), permission: 'stock.read', props: true },
    { name: 'moves', path: '/moves', title: 'moves.title', component: () => import('./MoveList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 4 } },
    { name: 'reservations', path: '/reservations', title: 'reservations.title', component: () => import('./ReservationList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 20 } },
    { name: 'quotas', path: '/quotas', title: 'quotas.title', component: () => import('./QuotaList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 21 } },
    { name: 'quota', path: '/quotas/:id', title: 'quotas.title', component: () => import('./QuotaPage.vue'), permission: 'stock.read', props: true },
    { name: 'stock-policy', path: '/stock-policy', title: 'stock-policy.title', component: () => import('./PolicyPage.vue'), permission: 'stock.read', nav: { group: 'stock', order: 30 } },
  ],
  actions: [
    { name: 'lot.new', title: 'lots.new', permission: 'lot.write', to: '/lots/new' },
    { name: 'quota.new', title: 'quotas.new', permission: 'quota.write', to: '/quotas/new' },
  ],
}
