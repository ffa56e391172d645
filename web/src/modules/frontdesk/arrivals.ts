import type { Appointment } from '@/modules/appointments/types'

export const arrivalGroups = ['open', 'expected', 'here', 'over'] as const
export type ArrivalGroup = (typeof arrivalGroups)[number]

/** Where an appointment of today stands as the front desk sees it. `open` is the sum of expected and here. */
export function groupOf(appointment: Appointment): Exclude<ArrivalGroup, 'open'> {
  switch (appointment.status) {
    case 'proposed':
    case 'held':
    case 'offered':
    case 'waitlisted':
    case 'booked':
    case 'confirmed':
      return 'expected'
    case 'checked-in':
    case 'in-progress':
      return 'here'
    default:
      return 'over'
  }
}

export const canCheckIn = (appointment: Appointment) => ['booked', 'confirmed'].includes(appointment.status)
