import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'api-clients', path: '/api-clients', title: 'api-clients.title', component: () => import('./ClientList.vue'), permission: 'api-client.read', nav: { group: 'system', order: 5 } },
    { name: 'api-client', path: '/api-clients/:id', title: 'api-clients.title', component: () => import('./ClientPage.vue'), permission: 'api-client.read', props: true },
    { name: 'reference', path: '/api-reference', title: 'reference.title', component: () => import('./ReferencePage.vue'), nav: { group: 'system', order: 6 } },
  ],
  actions: [{ name: 'api-client.new', title: 'api-clients.new', permission: 'api-client.write', to: '/api-clients/new' }],
}
