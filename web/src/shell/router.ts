import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import { onSignedOut } from '@/api/client'
import { Problem } from '@/api/problem'
import { company, enterCompany, forgetSession, loadSession, loadSetup, may, session, sessionState, setup } from '@/api/session'
import { isLocale, setLocale } from '@/locale'
import { pages } from './features'
import { startTrouble } from './trouble'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    permission?: string
    bare?: boolean
    ofCompany?: boolean
  }
}

/** Asks the server once who is here; afterwards the session in memory answers. */
async function known(): Promise<boolean> {
  if (session.value || sessionState.asked) return !!session.value
  const signedIn = await loadSession()
  const wanted = sessionState.session?.user.locale
  if (signedIn && isLocale(wanted) && !localStorage.getItem('hesuan.locale')) await setLocale(wanted)
  return signedIn
}

/** The company of the page stands in its address, by its code; a page without one gets the company that was entered last. */
function ofCompany(to: RouteLocationNormalized) {
  const named = session.value?.companies.find((each) => each.code === to.query.company)
  if (named) enterCompany(named.id)
  else if (company.value) return { path: to.path, hash: to.hash, query: { ...to.query, company: company.value.code }, replace: true }
  return true
}

async function admit(to: RouteLocationNormalized) {
  if (to.name === 'trouble') return true
  try {
    if (!(await known())) {
      if (setup.value === 'unknown') await loadSetup()
      return to.meta.bare ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { return: to.fullPath } }
    }
  } catch (trouble) {
    startTrouble.value = Problem.of(trouble)
    return { name: 'trouble', query: { return: to.fullPath } }
  }
  if (to.name === 'sign-in') return { path: '/' }
  if (sessionState.session?.mustChangePassword) return to.name === 'password' ? true : { name: 'password', query: { return: to.fullPath } }
  if (setup.value === 'needed' && may('company.write') && to.name !== 'setup') return { name: 'setup' }
  if (setup.value === 'done' && to.name === 'setup') return { path: '/' }
  if (to.meta.ofCompany && may(to.meta.permission)) return ofCompany(to)
  return may(to.meta.permission) ? true : { name: 'forbidden', query: { page: to.meta.title } }
}

/** @param forget called when another person may sit down: answers of the last one must not stay in memory */
export function makeRouter(forget: () => void): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...pages.map((page) => ({
        name: page.name,
        path: page.path,
        component: page.component,
        props: page.props ?? false,
        meta: { title: page.title, permission: page.permission, bare: page.bare, ofCompany: page.ofCompany },
      })),
      { name: 'trouble', path: '/trouble', component: () => import('./StartTrouble.vue'), meta: { bare: true } },
      { name: 'forbidden', path: '/forbidden', component: () => import('./ForbiddenPage.vue') },
      { name: 'missing', path: '/:anything(.*)*', component: () => import('./MissingPage.vue') },
    ],
  })
  router.beforeEach(admit)
  // After an update of the server the old pages' chunks are gone; the new ones come with a reload.
  router.onError((trouble, to) => {
    if (/dynamically imported module|Importing a module/.test(String(trouble)) && navigator.onLine) location.assign(to.fullPath)
  })
  onSignedOut(() => {
    if (!session.value) return
    forgetSession()
    forget()
    void router.push({ name: 'sign-in', query: { return: router.currentRoute.value.fullPath, reason: 'expired' } })
  })
  return router
}
