import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'adjustments', path: '/adjustments', title: 'adjustments.title', component: () => import('./AdjustmentList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 10 } },
    { name: 'adjustment', path: '/adjustments/:id', title: 'adjustments.title', component: () => import('./AdjustmentPage.vue'), permission: 'stock.read', props: true },
    { name: 'transfers', path: '/transfers', title: 'transfers.title', component: () => import('./TransferList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 11 } },
    { name: 'transfer', path: '/transfers/:id', title: 'transfers.title', component: () => import('./TransferPage.vue'), permission: 'stock.read', props: true },
    { name: 'counts', path: '/counts', title: 'counts.title', component: () => import('./CountList.vue'), permission: 'stock.read', nav: { group: 'stock', order: 12 } },
    { name: 'count', path: '/counts/:id', title: 'counts.title', component: () => import('./CountPage.vue'), permission: 'stock.read', props: true },
    { name: 'count-scan', path: '/counts/:id/scan', title: 'counts.scan', component: () => import('./ScanPage.vue'), permission: 'count.write', props: true },
    { name: 'late-costs', path: '/late-costs', title: 'late-costs.title', component: () => import('./LateCostList.vue'), permission: 'stock-cost.read', nav: { group: 'stock', order: 13 } },
    { name: 'late-cost', path: '/late-costs/:id', title: 'late-costs.title', component: () => import('./LateCostPage.vue'), permission: 'stock-cost.read', props: true },
  ],
  actions: [
    { name: 'adjustment.new', title: 'adjustments.new', permission: 'adjustment.write', to: '/adjustments/new' },
    { name: 'transfer.new', title: 'transfers.new', permission: 'transfer.write', to: '/transfers/new' },
    { name: 'count.new', title: 'counts.new', permission: 'count.write', to: '/counts/new' },
    { name: 'late-cost.new', title: 'late-costs.new', permission: 'late-cost.write', to: '/late-costs/new' },
  ],
}
