import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'warehouses', path: '/warehouses', title: 'warehouses.title', component: () => import('./WarehouseList.vue'), permission: 'warehouse.read', nav: { group: 'master', order: 6 } },
    { name: 'warehouse', path: '/warehouses/:id', title: 'warehouses.title', component: () => import('./WarehousePage.vue'), permission: 'warehouse.read', props: true },
    { name: 'bins', path: '/bins', title: 'bins.title', component: () => import('./BinList.vue'), permission: 'warehouse.read', nav: { group: 'master', order: 7 } },
    { name: 'bin', path: '/bins/:id', title: 'bins.title', component: () => import('./BinPage.vue'), permission: 'warehouse.read', props: true },
  ],
  actions: [
    { name: 'warehouse.new', title: 'warehouses.new', permission: 'warehouse.write', to: '/warehouses/new' },
    { name: 'bin.new', title: 'bins.new', permission: 'warehouse.write', to: '/bins/new' },
  ],
}
