import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'posting-rules', path: '/posting-rules', title: 'posting-rules.title', component: () => import('./RuleList.vue'), permission: 'posting-rule.read', nav: { group: 'books', order: 11 }, ofCompany: true },
    { name: 'rule-coverage', path: '/posting-rules/coverage', title: 'posting-rules.tab.coverage', component: () => import('./CoveragePage.vue'), permission: 'posting-rule.read', ofCompany: true },
    { name: 'posting-rule', path: '/posting-rules/:id', title: 'posting-rules.title', component: () => import('./RulePage.vue'), permission: 'posting-rule.read', props: true, ofCompany: true },
    { name: 'purpose-mappings', path: '/purpose-mappings', title: 'purpose-mappings.title', component: () => import('./PurposesPage.vue'), permission: 'posting-rule.read', ofCompany: true },
  ],
  actions: [{ name: 'posting-rule.new', title: 'posting-rules.new', permission: 'posting-rule.write', to: '/posting-rules/new' }],
}
