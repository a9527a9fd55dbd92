import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'jobs', path: '/jobs', title: 'jobs.title', component: () => import('./JobList.vue'), nav: { group: 'system', order: 4 } },
    { name: 'job', path: '/jobs/:id', title: 'jobs.title', component: () => import('./JobPage.vue'), props: true },
  ],
}
