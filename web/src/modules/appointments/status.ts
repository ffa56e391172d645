import type { Tone } from '@/ui/StatusChip.vue'
import {
  mdiAccountAlertOutline, mdiAccountCheckOutline, mdiCalendarCheckOutline, mdiCalendarOutline, mdiCheckCircle,
  mdiCircleOffOutline, mdiClockOutline, mdiEraser, mdiHelpCircleOutline, mdiPlayCircleOutline, mdiTimerSandComplete,
} from '@mdi/js'
import type { AppointmentStatus } from './types'

export interface StatusLook {
  tone: Tone
  icon: string
  dashed?: boolean
  struck?: boolean
}

/** Each status has one colour and one shape, the same everywhere. */
export const statusLooks: Record<AppointmentStatus, StatusLook> = {
  proposed: { tone: 'neutral', icon: mdiHelpCircleOutline, dashed: true },
  offered: { tone: 'neutral', icon: mdiHelpCircleOutline, dashed: true },
  waitlisted: { tone: 'neutral', icon: mdiClockOutline, dashed: true },
  held: { tone: 'neutral', icon: mdiClockOutline, dashed: true },
  booked: { tone: 'blue', icon: mdiCalendarOutline },
  confirmed: { tone: 'teal', icon: mdiCalendarCheckOutline },
  'checked-in': { tone: 'amber', icon: mdiAccountCheckOutline },
  'in-progress': { tone: 'violet', icon: mdiPlayCircleOutline },
  completed: { tone: 'green', icon: mdiCheckCircle },
  cancelled: { tone: 'neutral', icon: mdiCircleOffOutline, struck: true },
  expired: { tone: 'neutral', icon: mdiTimerSandComplete, struck: true },
  'entered-in-error': { tone: 'neutral', icon: mdiEraser, struck: true },
  'no-show': { tone: 'red', icon: mdiAccountAlertOutline },
}
