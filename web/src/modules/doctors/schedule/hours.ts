import { addDays } from '@/ui/dates'
import { weekdays, type ScheduleEntry, type Weekday } from '../types'

const DAY = 1440
const WEEK = 7 * DAY

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes from the start of an entry to its end; over midnight when it does not end later than it starts. */
export function lengthOf({ start, end }: { start: string; end: string }): number {
  const minutes = minutesOf(end) - minutesOf(start)
  return minutes > 0 ? minutes : minutes + DAY
}

/** A stretch of one day of the week, in minutes from midnight. */
export interface Stretch {
  weekday: Weekday
  from: number
  to: number
}

/** The days a stretch of minutes covers that starts on a weekday; what lasts beyond Sunday comes round to Monday. */
export function stretchesOf(weekday: Weekday, from: number, minutes: number): Stretch[] {
  const day = weekdays.indexOf(weekday) + Math.floor(from / DAY)
  const start = from % DAY
  const end = start + minutes
  const first = { weekday: weekdays[day % 7]!, from: start, to: Math.min(end, DAY) }
  return end > DAY ? [first, { weekday: weekdays[(day + 1) % 7]!, from: 0, to: end - DAY }] : [first]
}

export const stretchesOfEntry = (entry: ScheduleEntry) => stretchesOf(entry.weekday, minutesOf(entry.start), lengthOf(entry))

const startInWeek = (entry: ScheduleEntry) => weekdays.indexOf(entry.weekday) * DAY + minutesOf(entry.start)

/** Whether two entries are ever valid at once and cover the same time of the week. */
export function overlap(a: ScheduleEntry, b: ScheduleEntry): boolean {
  if (a.validFrom > (b.validTo || '9999') || b.validFrom > (a.validTo || '9999')) return false
  const apart = (startInWeek(b) - startInWeek(a) + WEEK) % WEEK
  return apart < lengthOf(a) || WEEK - apart < lengthOf(b)
}

/** Where a pause lies in its entry, in minutes from the start of the entry. */
export function pauseIn(entry: ScheduleEntry, pause: { start: string; end: string }): { from: number; to: number } {
  const from = (minutesOf(pause.start) - minutesOf(entry.start) + DAY) % DAY
  return { from, to: from + lengthOf(pause) }
}

export type Fault = 'overlap' | 'break-outside' | 'breaks-overlap' | 'no-location' | 'no-time' | 'slot-length' | 'validity'

/** What is wrong with an entry among the others, told before the server has to. */
export function faultsOf(entry: ScheduleEntry, others: ScheduleEntry[]): Fault[] {
  if (!entry.start || !entry.end) return ['no-time']
  const faults: Fault[] = []
  if (others.some((other) => other.start && other.end && overlap(entry, other))) faults.push('overlap')
  const pauses = entry.breaks.filter((pause) => pause.start && pause.end).map((pause) => pauseIn(entry, pause))
  if (pauses.length < entry.breaks.length || pauses.some((pause) => pause.to > lengthOf(entry))) faults.push('break-outside')
  if (pauses.some((a, i) => pauses.some((b, j) => i < j && a.from < b.to && b.from < a.to))) faults.push('breaks-overlap')
  if (!entry.locationId) faults.push('no-location')
  if (!(entry.slotMinutes >= 5 && entry.slotMinutes <= 240)) faults.push('slot-length')
  if (!entry.validFrom || (entry.validTo && entry.validTo < entry.validFrom)) faults.push('validity')
  return faults
}

/** The Monday of a date's week. */
export const mondayOf = (date: string) => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7))
