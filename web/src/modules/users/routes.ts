import { defineModule } from '@/app/module'
import { mdiAccountKeyOutline, mdiAccountPlusOutline } from '@mdi/js'
import type { RouteLocationNormalized } from 'vue-router'

/** Closing a panel leaves search and filters as they were. */
const back = (route: RouteLocationNormalized) => ({ name: 'users', query: route.query })

export default defineModule({
  routes: [
    {
      path: '/users',
      name: 'users',
      component: () => import('./UserListPage.vue'),
      meta: { title: 'users.title', permission: 'users:read' },
      children: [
        {
          path: 'new',
          name: 'new-user',
          component: () => import('./NewUserPanel.vue'),
          props: (route) => ({ closeTo: back(route) }),
          meta: { title: 'users.invite', permission: 'users:write' },
        },
        {
          path: ':id',
          name: 'user',
          component: () => import('./UserPanel.vue'),
          props: (route) => ({ id: route.params.id, closeTo: back(route) }),
          meta: { title: 'users.title', permission: 'users:read' },
        },
      ],
    },
  ],
  rail: [{ title: 'users.title', icon: mdiAccountKeyOutline, to: '/users', permission: 'users:read', order: 60, group: 'administration' }],
  actions: [{ title: 'users.invite', icon: mdiAccountPlusOutline, to: '/users/new', permission: 'users:write' }],
})
