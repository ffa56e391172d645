import { defineModule } from '@/app/module'
import { mdiDoctor } from '@mdi/js'

const unbuilt = () => import('@/app/frame/NotFoundPage.vue')

export default defineModule({
  routes: [{ path: '/doctors', name: 'doctors', component: unbuilt, meta: { title: 'doctors.title', permission: 'doctors:read' } }],
  rail: [{ title: 'doctors.title', icon: mdiDoctor, to: '/doctors', permission: 'doctors:read', order: 40, group: 'administration' }],
})
