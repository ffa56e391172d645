import type { Appointment, Availability, DepartmentRef, DoctorRef, RoomRef } from '../types'
import { alignDays, minuteOf, minutesOfAxis, type DayLine, type Tick } from './clock'

export type By = 'doctor' | 'room' | 'department'

/** A doctor, a room or a department, as something that can be a column. */
export interface Resource {
  id: string
  name: string
  detail?: string
}

/** One column of the time grid: a resource on a day. */
export interface GridColumn {
  key: string
  resource: Resource
  by: By
  line: DayLine
  appointments: Appointment[]
  /** Times of the doctor, or of the doctors who work in the room or department. */
  availability: Availability[]
  /** The first column of its day, where days are told apart. */
  opensDay: boolean
}

export interface Sources {
  by: By
  zone: string
  locationId: string
  dates: string[]
  resources: Resource[]
  appointments: Appointment[]
  availability: Availability[]
  doctors: DoctorRef[]
}

const idOf: Record<By, (appointment: Appointment) => string | undefined> = {
  doctor: (appointment) => appointment.doctorId,
  room: (appointment) => appointment.roomId,
  department: (appointment) => appointment.departmentId,
}

function concerns(by: By, id: string, doctors: Map<string, DoctorRef>): (block: Availability) => boolean {
  if (by === 'doctor') return (block) => block.doctorId === id
  if (by === 'room') return (block) => block.kind === 'working' && block.roomId === id
  return (block) => block.kind === 'working' && !!doctors.get(block.doctorId)?.departmentIds.includes(id)
}

/** Columns from left to right: for each day every resource. */
export function buildColumns(from: Sources): { axis: Tick[]; columns: GridColumn[] } {
  const { axis, lines } = alignDays(from.zone, from.dates)
  const doctors = new Map(from.doctors.map((doctor) => [doctor.id, doctor]))
  const columns = lines.flatMap((line) => {
    const touches = (span: { start: string; end: string }) =>
      Date.parse(span.start) < line.ticks.at(-1)!.at + 30 * 60_000 && Date.parse(span.end) > line.ticks[0]!.at
    const appointments = from.appointments.filter(touches)
    const availability = from.availability.filter(touches)
    return from.resources.map((resource, index) => ({
      key: `${line.date} ${resource.id}`,
      resource,
      by: from.by,
      line,
      opensDay: index === 0,
      appointments: appointments.filter((appointment) => idOf[from.by](appointment) === resource.id),
      availability: availability.filter(concerns(from.by, resource.id, doctors)),
    }))
  })
  return { axis, columns }
}

/** The doctors worth a column: those who work here on these days or have an appointment here. */
export function doctorsAtWork(doctors: DoctorRef[], appointments: Appointment[], availability: Availability[], locationId: string): DoctorRef[] {
  const here = new Set([
    ...appointments.map((appointment) => appointment.doctorId),
    ...availability.filter((block) => block.kind === 'working' && block.locationId === locationId).map((block) => block.doctorId),
  ])
  return doctors.filter((doctor) => here.has(doctor.id))
}

export function resourcesOf(by: By, doctors: DoctorRef[], rooms: RoomRef[], departments: DepartmentRef[]): Resource[] {
  const departmentName = new Map(departments.map((department) => [department.id, department.name]))
  const named = {
    doctor: () => doctors.map((doctor) => ({ id: doctor.id, name: doctor.displayName, detail: doctor.departmentIds.map((id) => departmentName.get(id)).filter(Boolean).join(', ') })),
    room: () => rooms.map((room) => ({ id: room.id, name: room.name, detail: departmentName.get(room.departmentId ?? '') })),
    department: () => departments.map((department) => ({ id: department.id, name: department.name })),
  }
  const family = (resource: Resource) => resource.name.split(' ').at(-1)!
  const compare = (a: Resource, b: Resource) =>
    by === 'doctor' ? family(a).localeCompare(family(b)) : a.name.localeCompare(b.name, undefined, { numeric: true })
  return named[by]().sort(compare)
}

export interface Range {
  from: number
  to: number
}

const HOUR = 60

/** The hours worth showing, in whole hours of the axis: all working hours and all appointments, at least some. */
export function rangeOf(columns: GridColumn[], axis: Tick[], locationId: string, wholeDay: boolean): Range {
  const all = { from: 0, to: minutesOfAxis(axis) }
  if (wholeDay) return all
  const points = columns.flatMap((column) =>
    [...column.appointments, ...column.availability.filter((block) => block.kind === 'working' && block.locationId === locationId)]
      .flatMap((span) => [minuteOf(column.line, Date.parse(span.start)), minuteOf(column.line, Date.parse(span.end))]),
  )
  const rowOf = (time: string) => Math.max(0, axis.findIndex((tick) => tick.time === time)) * 30
  const from = Math.min(...points, rowOf('08:00'))
  const to = Math.max(...points, rowOf('17:00'))
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.min(all.to, Math.ceil(to / HOUR) * HOUR) }
}
