import { defineModule } from '@/app/module'
import { mdiAccountPlusOutline, mdiCalendarPlusOutline, mdiDesk } from '@mdi/js'

const closeTo = { name: 'desk' }

export default defineModule({
  routes: [
    {
      path: '/desk',
      name: 'desk',
      component: () => import('./FrontDeskPage.vue'),
      meta: { title: 'frontdesk.title', permission: 'appointments:check-in' },
      children: [
        {
          path: 'book',
          name: 'desk-book',
          component: () => import('@/modules/appointments/BookPanel.vue'),
          props: (route) => ({ patientId: route.query.patient, closeTo }),
          meta: { title: 'appointments.book.title', permission: 'appointments:book' },
        },
      ],
    },
  ],
  rail: [{ title: 'frontdesk.title', icon: mdiDesk, to: '/desk', permission: 'appointments:check-in', order: 10, group: 'day' }],
  actions: [
    { title: 'frontdesk.newPatient', icon: mdiAccountPlusOutline, to: '/patients/register', permission: 'patients:write', creates: true },
    { title: 'frontdesk.newAppointment', icon: mdiCalendarPlusOutline, to: '/desk/book', permission: 'appointments:book', creates: true },
  ],
})
