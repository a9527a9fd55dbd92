import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'webhooks', path: '/webhooks', title: 'webhooks.title', component: () => import('./WebhookList.vue'), permission: 'webhook.read', nav: { group: 'system', order: 5 } },
    { name: 'webhook', path: '/webhooks/:id', title: 'webhooks.title', component: () => import('./WebhookPage.vue'), permission: 'webhook.read', props: true },
    { name: 'webhook-deliveries', path: '/webhook-deliveries', title: 'webhook-deliveries.title', component: () => import('./DeliveryList.vue'), permission: 'webhook.read' },
  ],
  actions: [{ name: 'webhook.new', title: 'webhooks.new', permission: 'webhook.write', to: '/webhooks/new' }],
}
