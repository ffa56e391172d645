export interface Doctor {
  id: string
  givenName: string
  familyName: string
  displayName: string
  specialties: string[]
  departmentIds: string[]
  licenceNumber: string
  languages: string[]
  email?: string
  phone?: string
  active: boolean
  /** Still active, but takes no new appointments. */
  leaving: boolean
  version: number
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** A pause in a stretch of work, in local time. */
export interface Break {
  start: string
  end: string
  label?: string | null
}

/** One stretch of a doctor's week, in local time of its location; it lasts over midnight when its end is not after its start. */
export interface ScheduleEntry {
  weekday: Weekday
  locationId: string
  roomId?: string | null
  start: string
  end: string
  breaks: Break[]
  /** Codes of what may be booked; empty stands for everything. */
  appointmentTypes: string[]
  slotMinutes: number
  validFrom: string
  validTo: string | null
}

export interface Schedule {
  doctorId: string
  version: number
  entries: ScheduleEntry[]
}

export const absenceKinds = ['leave', 'sick', 'training', 'other'] as const

export interface Absence {
  id: string
  start: string
  end: string
  kind: (typeof absenceKinds)[number]
  note?: string
  version: number
}

/** A booked appointment that a change of hours would leave outside them. */
export interface Affected {
  id: string
  start: string
}
