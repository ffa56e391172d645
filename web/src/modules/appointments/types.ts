export const appointmentStatuses = [
  'proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'completed',
  'cancelled', 'no-show', 'expired', 'entered-in-error', 'waitlisted', 'offered',
] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

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
