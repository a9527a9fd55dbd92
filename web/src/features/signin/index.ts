import type { Feature } from '@/ui/pages'

export const feature: Feature = {
  pages: [
    { name: 'sign-in', path: '/sign-in', title: 'signin.title', component: () => import('./SignInPage.vue'), bare: true },
    { name: 'password', path: '/password', title: 'signin.newPassword', component: () => import('./PasswordPage.vue'), bare: true },
  ],
}
