import { defineModule } from '@/app/module'
import { mdiShieldSearch } from '@mdi/js'

export default defineModule({
  routes: [
    {
      path: '/audit',
      name: 'audit',
      component: () => import('./AuditPage.vue'),
      meta: { title: 'audit.title', permission: 'audit:read' },
    },
  ],
  rail: [{ title: 'audit.title', icon: mdiShieldSearch, to: '/audit', permission: 'audit:read', order: 80, group: 'administration' }],
})
