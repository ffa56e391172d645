import { api, queries, randomId } from '@/app/api'
import { dateIn } from '@/ui/dates'
import {
  mdiAccountAlertOutline, mdiAccountCheckOutline, mdiCalendarCheckOutline, mdiCalendarRemoveOutline, mdiCheck, mdiEraser,
  mdiPlay, mdiUndoVariant,
} from '@mdi/js'
import type { Appointment, AppointmentStatus } from './types'

export type StepName = 'confirm' | 'check-in' | 'start' | 'complete' | 'cancel' | 'no-show' | 'reinstate' | 'enter-in-error'

/** One step an appointment can take: from where, by whom, and whether it must say why. */
export interface Step {
  name: StepName
  from: readonly AppointmentStatus[]
  permission: string
  icon: string
  needsReason?: boolean
  /** The step that usually comes next: its button stands first and is filled. */
  usual?: boolean
}

const ahead: AppointmentStatus[] = ['booked', 'confirmed']

export const steps: readonly Step[] = [
  { name: 'check-in', from: ahead, permission: 'appointments:check-in', icon: mdiAccountCheckOutline, usual: true },
  { name: 'start', from: ['checked-in'], permission: 'appointments:treat', icon: mdiPlay, usual: true },
  { name: 'complete', from: ['in-progress'], permission: 'appointments:treat', icon: mdiCheck, usual: true },
  { name: 'confirm', from: ['proposed', 'booked'], permission: 'appointments:book', icon: mdiCalendarCheckOutline },
  { name: 'no-show', from: ahead, permission: 'appointments:check-in', icon: mdiAccountAlertOutline },
  {
    name: 'cancel', from: ['proposed', 'waitlisted', 'offered', ...ahead], permission: 'appointments:book',
    icon: mdiCalendarRemoveOutline, needsReason: true,
  },
  { name: 'reinstate', from: ['no-show'], permission: 'appointments:correct', icon: mdiUndoVariant, needsReason: true },
  {
    name: 'enter-in-error', icon: mdiEraser, permission: 'appointments:correct', needsReason: true,
    from: ['proposed', 'booked', 'confirmed', 'checked-in', 'in-progress', 'completed', 'cancelled', 'no-show'],
  },
]

/** How much before or after midnight patients may come whose appointment is on the other side of it. */
const EARLY_OR_LATE = 4 * 60 * 60_000

const isNear = (start: Date, now: Date) => Math.abs(now.getTime() - start.getTime()) <= EARLY_OR_LATE

/** Patients check in on their day; nobody has failed to come before they were due. */
function isTimeFor(step: Step, appointment: Appointment, now: Date): boolean {
  const start = new Date(appointment.start)
  if (step.name === 'check-in') return isNear(start, now) || dateIn(appointment.zone, start) === dateIn(appointment.zone, now)
  return step.name !== 'no-show' || start <= now
}

/** The steps open now to somebody with these rights. */
export function stepsOf(appointment: Appointment, can: (permission: string) => boolean, now = new Date()): Step[] {
  return steps.filter((step) => step.from.includes(appointment.status) && can(step.permission) && isTimeFor(step, appointment, now))
}

/** Whether it can still be given another time. */
export const isMovable = (appointment: Appointment) => ['proposed', ...ahead].includes(appointment.status)

export interface NewTime {
  start: string
  doctorId?: string
  roomId?: string
  minutes?: number
  override?: { reason: string }
}

export const refreshAppointments = () =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['/appointments'] }),
    queries.invalidateQueries({ queryKey: ['/appointments/summary'] }),
    queries.invalidateQueries({ queryKey: ['/slots'] }),
    queries.invalidateQueries({ queryKey: ['/slots/days'] }),
  ])

/** Shows the server's answer everywhere at once; what else changed follows with the next reads. */
async function changing(work: Promise<Appointment>): Promise<Appointment> {
  const changed = await work
  const fresh = (one: Appointment) => (one.id === changed.id ? changed : one)
  queries.setQueriesData<unknown>({ queryKey: ['/appointments', 'range'] }, (known: unknown) =>
    Array.isArray(known) ? (known as Appointment[]).map(fresh) : known,
  )
  queries.setQueryData(['/appointments', 'one', changed.id], changed)
  void refreshAppointments()
  return changed
}

export const takeStep = (appointment: { id: string }, name: StepName, reason?: string) =>
  changing(api.post<Appointment>(`/appointments/${appointment.id}/${name}`, { body: reason ? { reason } : {}, idempotencyKey: randomId() }))

export const reschedule = (appointment: { id: string }, to: NewTime) =>
  changing(api.post<Appointment>(`/appointments/${appointment.id}/reschedule`, { body: to, idempotencyKey: randomId() }))

/** The time an appointment has now, to go back to. */
export const timeOf = (appointment: Appointment): NewTime => ({
  start: appointment.start,
  doctorId: appointment.doctorId,
  roomId: appointment.roomId,
  minutes: (Date.parse(appointment.end) - Date.parse(appointment.start)) / 60_000,
})
