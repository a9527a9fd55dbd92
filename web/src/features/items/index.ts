import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'items', path: '/items', title: 'items.title', component: () => import('./ItemList.vue'), permission: 'item.read', nav: { group: 'master', order: 3 } },
    { name: 'item', path: '/items/:id', title: 'items.title', component: () => import('./ItemPage.vue'), permission: 'item.read', props: true },
    { name: 'categories', path: '/categories', title: 'categories.title', component: () => import('./CategoryList.vue'), permission: 'item.read', nav: { group: 'master', order: 4 } },
    { name: 'category', path: '/categories/:id', title: 'categories.title', component: () => import('./CategoryPage.vue'), permission: 'item.read', props: true },
    { name: 'units', path: '/units', title: 'units.title', component: () => import('./UnitList.vue'), permission: 'item.read', nav: { group: 'master', order: 5 } },
    { name: 'unit', path: '/units/:id', title: 'units.title', component: () => import('./UnitPage.vue'), permission: 'item.read', props: true },
  ],
  actions: [
    { name: 'item.new', title: 'items.new', permission: 'item.write', to: '/items/new' },
    { name: 'category.new', title: 'categories.new', permission: 'catalog.settle', to: '/categories/new' },
  ],
}
