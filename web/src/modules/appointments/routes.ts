import { defineModule } from '@/app/module'
import { mdiCalendarMonthOutline, mdiStethoscope } from '@mdi/js'
import type { LocationQuery, RouteLocationNormalized, RouteLocationRaw } from 'vue-router'

const read = 'appointments:read'
const book = 'appointments:book'

/** The calendar as it was before the panel opened: without what only the panel needs. */
function calendar(route: RouteLocationNormalized): RouteLocationRaw {
  const query: LocationQuery = { ...route.query }
  for (const name of ['at', 'with', 'patient']) delete query[name]
  return { name: 'calendar', query }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const inCalendar = (name: string, route: RouteLocationNormalized): RouteLocationRaw => ({ name, params: route.params, query: route.query })

export default defineModule({
  routes: [
    {
      path: '/calendar',
      name: 'calendar',
      component: () => import('./calendar/CalendarPage.vue'),
      meta: { title: 'appointments.calendar.title', permission: read },
      children: [
        {
          path: 'book',
          name: 'calendar-book',
          component: () => import('./BookPanel.vue'),
          props: (route) => ({ patientId: text(route.query.patient), doctorId: text(route.query.with), start: text(route.query.at), closeTo: calendar(route) }),
          meta: { title: 'appointments.book.title', permission: book },
        },
        {
          path: 'appointments/:id',
          name: 'calendar-appointment',
          component: () => import('./detail/AppointmentPanel.vue'),
          props: (route) => ({ id: route.params.id, closeTo: calendar(route), moveTo: inCalendar('calendar-move', route) }),
          meta: { title: 'appointments.detail.title', permission: read },
        },
        {
          path: 'appointments/:id/move',
          name: 'calendar-move',
          component: () => import('./BookPanel.vue'),
          props: (route) => ({ appointmentId: route.params.id, closeTo: inCalendar('calendar-appointment', route) }),
          meta: { title: 'appointments.book.moveTitle', permission: book },
        },
      ],
    },
    {
      path: '/calendar/print',
      name: 'calendar-print',
      component: () => import('./calendar/CalendarPrintPage.vue'),
      meta: { title: 'appointments.calendar.title', permission: read, bare: true },
    },
    {
      path: '/departures/:doctorId',
      name: 'departure',
      component: () => import('./departure/DeparturePage.vue'),
      props: true,
      meta: { title: 'appointments.departure.title', permission: 'appointments:rearrange' },
      children: [
        {
          path: 'proposals/:proposalId',
          name: 'departure-other-time',
          component: () => import('./departure/OtherTimePanel.vue'),
          props: (route) => ({
            doctorId: route.params.doctorId,
            proposalId: route.params.proposalId,
            closeTo: { name: 'departure', params: { doctorId: route.params.doctorId } },
          }),
          meta: { title: 'appointments.departure.otherTime', permission: 'appointments:rearrange' },
        },
      ],
    },
    {
      path: '/day',
      name: 'day',
      component: () => import('./day/DayPage.vue'),
      meta: { title: 'appointments.day.title', permission: 'appointments:treat' },
    },
  ],
  rail: [
    { title: 'appointments.day.title', icon: mdiStethoscope, to: '/day', permission: 'appointments:treat', shownTo: (user) => !!user.doctorId, order: 5, group: 'day' },
    { title: 'appointments.calendar.title', icon: mdiCalendarMonthOutline, to: '/calendar', permission: read, order: 20, group: 'day' },
  ],
})
