import { defineModule } from '@/app/module'
import { mdiPulse, mdiTrayFull } from '@mdi/js'

const permission = 'operations:read'

export default defineModule({
  routes: [
    {
      path: '/queue-dashboard',
      name: 'queue-dashboard',
      component: () => import('./QueuePage.vue'),
      meta: { title: 'operations.title', permission },
    },
    {
      path: '/status',
      name: 'status',
      component: () => import('./StatusPage.vue'),
      meta: { title: 'operations.status.title', permission },
    },
  ],
  rail: [
    { title: 'operations.title', icon: mdiTrayFull, to: '/queue-dashboard', permission, order: 90, group: 'administration' },
    { title: 'operations.status.title', icon: mdiPulse, to: '/status', permission, order: 91, group: 'administration' },
  ],
})
