import { defineModule } from '@/app/module'
import { mdiDatabaseImportOutline } from '@mdi/js'

const unbuilt = () => import('@/app/frame/NotFoundPage.vue')

export default defineModule({
  routes: [{ path: '/imports', name: 'imports', component: unbuilt, meta: { title: 'imports.title', permission: 'imports:read' } }],
  rail: [{ title: 'imports.title', icon: mdiDatabaseImportOutline, to: '/imports', permission: 'imports:read', order: 70, group: 'administration' }],
})
