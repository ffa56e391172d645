import { defineModule } from '@/app/module'
import { mdiTrayFull } from '@mdi/js'

const permission = 'operations:read'

export default defineModule({
  routes: [
    {
      path: '/queue-dashboard',
      name: 'queue-dashboard',
      component: () => import('./QueuePage.vue'),
      meta: { title: 'operations.title', permission },
    },
  ],
  rail: [{ title: 'operations.title', icon: mdiTrayFull, to: '/queue-dashboard', permission, order: 90, group: 'administration' }],
})
