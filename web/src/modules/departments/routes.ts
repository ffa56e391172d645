import { defineModule } from '@/app/module'
import { mdiHospitalBuilding } from '@mdi/js'

const unbuilt = () => import('@/app/frame/NotFoundPage.vue')

export default defineModule({
  routes: [{ path: '/departments', name: 'departments', component: unbuilt, meta: { title: 'departments.title', permission: 'departments:read' } }],
  rail: [{ title: 'departments.title', icon: mdiHospitalBuilding, to: '/departments', permission: 'departments:read', order: 50, group: 'administration' }],
})
