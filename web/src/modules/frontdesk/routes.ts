import { defineModule } from '@/app/module'
import { mdiAccountPlusOutline, mdiCalendarPlusOutline, mdiDesk } from '@mdi/js'
import type { RouteLocationNormalized } from 'vue-router'

/** Closing a panel leaves the search and the chosen arrivals as they were. */
const back = (route: RouteLocationNormalized) => ({ name: 'desk', query: { q: route.query.q, show: route.query.show } })

export default defineModule({
  routes: [
    {
      path: '/desk',
      name: 'desk',
      component: () => import('./FrontDeskPage.vue'),
      meta: { title: 'frontdesk.title', permission: 'appointments:check-in' },
      children: [
        {
          path: 'register',
          name: 'desk-register',
          component: () => import('@/modules/patients/RegisterPanel.vue'),
          props: (route) => ({ typed: route.query.name, closeTo: back(route), bookAt: 'desk-book' }),
          meta: { title: 'patients.register.title', permission: 'patients:write' },
        },
        {
          path: 'book',
          name: 'desk-book',
          component: () => import('@/modules/appointments/BookPanel.vue'),
          props: (route) => ({ patientId: route.query.patient, doctorId: route.query.with, closeTo: back(route) }),
          meta: { title: 'appointments.book.title', permission: 'appointments:book' },
        },
      ],
    },
    {
      path: '/desk/slip/:id',
      name: 'appointment-slip',
      component: () => import('./SlipPage.vue'),
      meta: { title: 'frontdesk.slip.title', permission: 'appointments:read', bare: true },
    },
  ],
  rail: [{ title: 'frontdesk.title', icon: mdiDesk, to: '/desk', permission: 'appointments:check-in', order: 10, group: 'day' }],
  actions: [
    { title: 'frontdesk.newPatient', icon: mdiAccountPlusOutline, to: '/desk/register', permission: 'patients:write', creates: true },
    { title: 'frontdesk.newAppointment', icon: mdiCalendarPlusOutline, to: '/desk/book', permission: 'appointments:book', creates: true },
  ],
})
