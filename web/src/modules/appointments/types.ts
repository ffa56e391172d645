export const appointmentStatuses = [
  'proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'completed',
  'cancelled', 'no-show', 'expired', 'entered-in-error', 'waitlisted', 'offered',
] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

/** Statuses in which an appointment is somebody's; the others are steps of booking, and may have no patient yet. */
export const listedStatuses: readonly AppointmentStatus[] = appointmentStatuses.filter(
  (status) => !['held', 'expired', 'waitlisted', 'offered'].includes(status),
)

export interface Appointment {
  id: string
  status: AppointmentStatus
  patientId: string
  patient: { id: string; mrn: string; displayName: string; birthDate: string }
  doctorId: string
  doctor: { id: string; displayName: string }
  departmentId: string
  locationId: string
  zone: string
  roomId?: string
  roomName?: string
  start: string
  end: string
  type: string
  reason?: string
  source: 'staff' | 'patient' | 'import'
  override?: { reason: string; by: string; at: string }
  cancelReason?: string
  holdExpiresAt?: string
  checkedInAt?: string
  startedAt?: string
  completedAt?: string
  version: number
  createdAt: string
  updatedAt: string
}

/** A kind of visit and how long it usually takes. */
export interface AppointmentType {
  code: string
  name: string
  minutes: number
}

/** A free time, as offered by /slots and as alternative to a taken one. */
export interface Slot {
  doctorId: string
  doctorName: string
  departmentId?: string
  locationId: string
  zone: string
  roomId?: string
  start: string
  end: string
  type?: string
}

export interface DayCount {
  date: string
  free: number
}

/** One thing that stands in the way of a booking or a move. */
export interface Conflict {
  kind: 'doctor' | 'room' | 'patient' | 'schedule' | 'break' | 'absence' | 'holiday'
  appointmentId?: string
  start: string
  end: string
  detail: string
}

/** A stretch of a doctor's time: working, or a reason why not. */
export interface Availability {
  doctorId: string
  start: string
  end: string
  kind: 'working' | 'break' | 'absence' | 'holiday'
  locationId: string | null
  zone: string
  roomId?: string
  label?: string
}

export interface HistoryEntry {
  at: string
  by: string
  action: string
  /** The status before, or the start before a move. */
  from?: string | null
  to?: string | null
  detail?: string
}

/** What the calendar needs to know about a doctor, a room or a department. */
export interface DoctorRef {
  id: string
  displayName: string
  specialties: string[]
  departmentIds: string[]
  active: boolean
}

export interface RoomRef {
  id: string
  name: string
  locationId: string
  departmentId?: string
  active: boolean
}

export interface DepartmentRef {
  id: string
  name: string
  active: boolean
}

export interface Specialty {
  code: string
  name: string
}
