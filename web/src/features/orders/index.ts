import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'orders', path: '/orders', title: 'orders.title', component: () => import('./OrderList.vue'), permission: 'order.read', nav: { group: 'trade', order: 1 } },
    { name: 'order', path: '/orders/:id', title: 'orders.title', component: () => import('./OrderPage.vue'), permission: 'order.read', props: true },
    { name: 'listings', path: '/listings', title: 'listings.title', component: () => import('./ListingList.vue'), permission: 'listing.read', nav: { group: 'trade', order: 3 } },
    { name: 'listing', path: '/listings/:id', title: 'listings.title', component: () => import('./ListingPage.vue'), permission: 'listing.read', props: true },
    { name: 'order-rules', path: '/order-rules', title: 'order-rules.title', component: () => import('./OrderRuleList.vue'), permission: 'order.read', nav: { group: 'trade', order: 4 } },
    { name: 'order-rule', path: '/order-rules/:id', title: 'order-rules.title', component: () => import('./OrderRulePage.vue'), permission: 'order.read', props: true },
    { name: 'return-estimates', path: '/return-estimates', title: 'return-estimates.title', component: () => import('./ReturnEstimateList.vue'), permission: 'order.read', nav: { group: 'trade', order: 5 } },
  ],
  actions: [
    { name: 'listing.new', title: 'listings.new', permission: 'listing.write', to: '/listings/new' },
    { name: 'order-rule.new', title: 'order-rules.new', permission: 'order-rule.write', to: '/order-rules/new' },
  ],
}
