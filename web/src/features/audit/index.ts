import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'audit', path: '/audit', title: 'audit.title', component: () => import('./AuditPage.vue'), permission: 'audit.read', nav: { group: 'system', order: 3 } },
    { name: 'audit-entry', path: '/audit/:id', title: 'audit.title', component: () => import('./EntryPage.vue'), permission: 'audit.read', props: true },
  ],
}
