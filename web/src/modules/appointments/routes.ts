import { defineModule } from '@/app/module'
import { mdiCalendarMonthOutline, mdiStethoscope } from '@mdi/js'

const unbuilt = () => import('@/app/frame/NotFoundPage.vue')

export default defineModule({
  routes: [
    { path: '/calendar', name: 'calendar', component: unbuilt, meta: { title: 'appointments.calendar.title', permission: 'appointments:read' } },
    { path: '/day', name: 'day', component: unbuilt, meta: { title: 'appointments.day.title', permission: 'appointments:treat' } },
  ],
  rail: [
    { title: 'appointments.day.title', icon: mdiStethoscope, to: '/day', permission: 'appointments:treat', shownTo: (user) => !!user.doctorId, order: 5, group: 'day' },
    { title: 'appointments.calendar.title', icon: mdiCalendarMonthOutline, to: '/calendar', permission: 'appointments:read', order: 20, group: 'day' },
  ],
})
