import { defineModule } from '@/app/module'
import { mdiAccountKeyOutline } from '@mdi/js'

const unbuilt = () => import('@/app/frame/NotFoundPage.vue')

export default defineModule({
  routes: [{ path: '/users', name: 'users', component: unbuilt, meta: { title: 'users.title', permission: 'users:read' } }],
  rail: [{ title: 'users.title', icon: mdiAccountKeyOutline, to: '/users', permission: 'users:read', order: 60, group: 'administration' }],
})
