import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'users', path: '/users', title: 'users.title', component: () => import('./UserList.vue'), permission: 'user.read', nav: { group: 'system', order: 1 } },
    { name: 'user', path: '/users/:id', title: 'users.title', component: () => import('./UserPage.vue'), permission: 'user.read', props: true },
    { name: 'roles', path: '/roles', title: 'roles.title', component: () => import('./RoleList.vue'), permission: 'role.read', nav: { group: 'system', order: 2 } },
    { name: 'role', path: '/roles/:id', title: 'roles.title', component: () => import('./RolePage.vue'), permission: 'role.read', props: true },
  ],
  actions: [
    { name: 'user.new', title: 'users.new', permission: 'user.write', to: '/users/new' },
    { name: 'role.new', title: 'roles.new', permission: 'role.write', to: '/roles/new' },
  ],
}
