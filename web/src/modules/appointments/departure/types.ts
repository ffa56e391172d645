import type { Appointment } from '../types'

export const stages = ['proposing', 'deciding', 'finishing', 'undoing', 'done', 'undone'] as const

/** A doctor leaves, as soon as what is booked with them is settled. */
export interface Departure {
  id: string
  doctorId: string
  stage: (typeof stages)[number]
  startedBy: string
  startedAt: string
  undoneFor?: 'refused' | 'late' | 'failed'
  stuck: boolean
  dueAt?: string
}

export const proposalStates = ['open', 'declined', 'moved', 'cancelled', 'lapsed', 'released', 'put-back', 'kept'] as const

/** When and with whom. */
export interface ProposedTime {
  doctorId: string
  doctorName: string
  locationId?: string
  zone: string
  roomName?: string
  start: string
  end: string
}

/** What could become of an appointment with a doctor who leaves, and what has become of it. */
export interface Proposal {
  id: string
  departureId: string
  state: (typeof proposalStates)[number]
  was: ProposedTime
  appointment: Appointment
  /** An open one without proposes to call it off. */
  suggestion?: ProposedTime
  note?: 'time-taken' | 'in-the-past' | 'changed-since' | 'patient-not-active'
  bookedAnewAs?: string
  decidedBy?: string
  decidedAt?: string
  version: number
}

export interface DepartureSummary {
  id: string
  doctorId: string
  doctorName: string
  state: 'proposing' | 'open' | 'reversing'
  open: number
  declined: number
  moved: number
  cancelled: number
  lapsed: number
}

export const isUndecided = ({ state }: Proposal) => state === 'open' || state === 'declined'
