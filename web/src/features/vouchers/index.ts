import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'vouchers', path: '/vouchers', title: 'vouchers.title', component: () => import('./VoucherList.vue'), permission: 'ledger.read', nav: { group: 'books', order: 2 }, ofCompany: true },
    { name: 'voucher-entry', path: '/vouchers/new', title: 'vouchers.new', component: () => import('./EntryPage.vue'), permission: 'ledger.post', nav: { group: 'books', order: 1 }, ofCompany: true },
    { name: 'voucher', path: '/vouchers/:id', title: 'vouchers.title', component: () => import('./VoucherPage.vue'), permission: 'ledger.read', props: true },
  ],
  actions: [{ name: 'voucher.new', title: 'vouchers.new', permission: 'ledger.post', to: '/vouchers/new' }],
}
