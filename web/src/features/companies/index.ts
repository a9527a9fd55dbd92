import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'companies', path: '/companies', title: 'companies.title', component: () => import('./CompanyList.vue'), permission: 'company.read', nav: { group: 'master', order: 1 } },
    { name: 'company', path: '/companies/:id', title: 'companies.title', component: () => import('./CompanyPage.vue'), permission: 'company.read', props: true },
  ],
  actions: [{ name: 'company.new', title: 'companies.new', permission: 'company.write', to: '/companies/new' }],
}
