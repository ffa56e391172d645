import { defineModule } from '@/app/module'
import { mdiDatabaseImportOutline } from '@mdi/js'

const permission = 'imports:read'

export default defineModule({
  routes: [
    {
      path: '/imports',
      component: () => import('./ImportListPage.vue'),
      meta: { title: 'imports.title', permission },
      children: [
        { path: '', name: 'imports', component: { render: () => null } },
        { path: 'new', name: 'import-new', component: () => import('./UploadPanel.vue'), meta: { title: 'imports.start', permission: 'imports:write' } },
        { path: ':id', name: 'import', component: () => import('./ImportPanel.vue'), props: true },
      ],
    },
  ],
  rail: [{ title: 'imports.title', icon: mdiDatabaseImportOutline, to: '/imports', permission, order: 70, group: 'administration' }],
})
