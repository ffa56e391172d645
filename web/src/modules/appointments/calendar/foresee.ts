import type { Appointment, AppointmentStatus, Availability } from '../types'

/** A time an appointment might be given. */
export interface Proposal {
  appointment: Appointment
  doctorId: string
  roomId?: string
  start: number
  end: number
}

export interface Hit {
  kind: 'doctor' | 'patient' | 'room' | 'schedule' | 'break' | 'absence' | 'holiday' | 'past'
  /** The other appointment, if it is one. */
  other?: Appointment
}

/** Statuses in which an appointment keeps its time from others. */
const occupying: readonly AppointmentStatus[] = ['proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered']

export const occupiesTime = (appointment: Appointment) => occupying.includes(appointment.status)

/**
 * What a move would hit, as far as the screen knows: shown while dragging. The server decides when it is dropped, because
 * others book at the same time.
 */
export function foresee(proposal: Proposal, appointments: readonly Appointment[], availability: readonly Availability[], now: number): Hit[] {
  const touches = (span: { start: string; end: string }) => Date.parse(span.start) < proposal.end && proposal.start < Date.parse(span.end)
  const hits: Hit[] = proposal.start < now ? [{ kind: 'past' }] : []

  for (const other of appointments) {
    if (other.id === proposal.appointment.id || !occupiesTime(other) || !touches(other)) continue
    if (other.doctorId === proposal.doctorId) hits.push({ kind: 'doctor', other })
    else if (other.patientId === proposal.appointment.patientId) hits.push({ kind: 'patient', other })
    else if (other.roomId && other.roomId === proposal.roomId) hits.push({ kind: 'room', other })
  }

  const theirs = availability.filter((block) => block.doctorId === proposal.doctorId)
  const away = theirs.flatMap((block) => (block.kind !== 'working' && touches(block) ? [{ kind: block.kind }] : []))
  hits.push(...away)
  const isWorking = theirs.some(
    (block) => block.kind === 'working' && Date.parse(block.start) <= proposal.start && proposal.end <= Date.parse(block.end),
  )
  if (theirs.length > 0 && away.length === 0 && !isWorking) hits.push({ kind: 'schedule' })
  return hits
}
