import { api, type Page } from '@/app/api'
import { defineModule } from '@/app/module'
import { mdiDoctor } from '@mdi/js'
import type { RouteLocationNormalized } from 'vue-router'
import type { Doctor } from './types'

/** Closing a panel leaves search and filters as they were. */
const back = (route: RouteLocationNormalized) => ({ name: 'doctors', query: route.query })

export default defineModule({
  routes: [
    {
      path: '/doctors',
      name: 'doctors',
      component: () => import('./doctor/DoctorListPage.vue'),
      meta: { title: 'doctors.title', permission: 'doctors:read' },
      children: [
        {
          path: 'new',
          name: 'new-doctor',
          component: () => import('./doctor/DoctorPanel.vue'),
          props: (route) => ({ closeTo: back(route) }),
          meta: { title: 'doctors.register', permission: 'doctors:write' },
        },
        {
          path: ':id',
          name: 'doctor',
          component: () => import('./doctor/DoctorPanel.vue'),
          props: (route) => ({ id: route.params.id, closeTo: back(route) }),
          meta: { title: 'doctors.title', permission: 'doctors:read' },
        },
      ],
    },
    {
      path: '/doctors/:id/schedule',
      name: 'doctor-schedule',
      component: () => import('./schedule/SchedulePage.vue'),
      props: true,
      meta: { title: 'doctors.schedule.title', permission: 'doctors:read' },
    },
  ],
  rail: [{ title: 'doctors.title', icon: mdiDoctor, to: '/doctors', permission: 'doctors:read', order: 40, group: 'administration' }],
  search: [
    {
      title: 'doctors.title',
      permission: 'doctors:read',
      find: async (q, signal) => {
        const { data } = await api.get<Page<Doctor>>('/doctors', { query: { q, limit: 4 }, signal })
        return data.map(({ id, displayName }) => ({ id, title: displayName, icon: mdiDoctor, to: `/doctors/${id}` }))
      },
    },
  ],
})
