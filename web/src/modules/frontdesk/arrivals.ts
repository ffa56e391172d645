import type { Appointment, AppointmentStatus } from '@/modules/appointments/types'

/** Today in numbers, as the server counts it. */
export interface DaySummary {
  date: string
  expected: number
  arrived: number
  waitingOver20Minutes: number
  inProgress: number
  done: number
  cancelled: number
  noShow: number
  freeSlotsLeft: number
}

const expected: AppointmentStatus[] = ['proposed', 'booked', 'confirmed']
const here: AppointmentStatus[] = ['checked-in', 'in-progress']

/** The parts of today that the front desk lists. The server picks them out, since a day may be longer than a page. */
export const arrivalGroups = ['open', 'expected', 'here', 'over'] as const
export type ArrivalGroup = (typeof arrivalGroups)[number]

export const statusesOf: Record<ArrivalGroup, AppointmentStatus[]> = {
  open: [...expected, ...here],
  expected,
  here,
  over: ['completed', 'cancelled', 'no-show'],
}

export function countsOf(day: DaySummary): Record<ArrivalGroup, number> {
  const present = day.arrived + day.inProgress
  return { open: day.expected + present, expected: day.expected, here: present, over: day.done + day.cancelled + day.noShow }
}

export const canCheckIn = (appointment: Appointment) => ['booked', 'confirmed'].includes(appointment.status)
