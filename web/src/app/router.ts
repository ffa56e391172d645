import { createRouter, createWebHistory } from 'vue-router'
import { newBuildAvailable } from './api'
import { t } from './i18n'
import { modules } from './modules'
import { useSession } from './session/session'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/',
      name: 'home',
      component: () => import('./frame/NotFoundPage.vue'),
      beforeEnter: () => homeOf(useSession().user),
    },
    ...modules.flatMap((module) => module.routes),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./frame/NotFoundPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
})

/** The page a person starts with: the front desk for those who work there, the day for doctors, else the first they may see. */
function homeOf(user: { doctorId?: string; permissions: string[] } | undefined): string {
  if (user?.doctorId) return '/day'
  if (user?.permissions.includes('appointments:book')) return '/desk'
  if (user?.permissions.includes('patients:read')) return '/patients'
  return user?.permissions.includes('audit:read') ? '/audit' : '/profile'
}

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  await session.restore()
  if (session.state !== 'out') return true // in, or the server cannot be reached, which the frame explains
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
})

router.afterEach((to) => {
  document.title = to.meta.title ? `${t(to.meta.title)} · Salus` : 'Salus'
})

// After an upgrade the old build's chunks are gone: say so instead of failing silently.
window.addEventListener('vite:preloadError', () => (newBuildAvailable.value = true))
