import { instantIn, wallIn } from '@/ui/dates'

/**
 * Days as a zone's wall clock shows them. A day has 23 or 25 hours when the clocks change, so a column of the calendar
 * is a list of half hours that really exist, and all its arithmetic is done on instants.
 */

export const MINUTE = 60_000
const STEP_MINUTES = 30
const STEP = STEP_MINUTES * MINUTE

/** One half hour of a day. `again` marks the second run of an hour that the clocks repeat. */
export interface Tick {
  at: number
  time: string
  again: boolean
}

/** The half hours of a date: 48, or 46 and 50 on the days the clocks change by an hour. */
export function ticksOf(zone: string, date: string): Tick[] {
  const ticks: Tick[] = []
  const seen = new Set<string>()
  for (let at = instantIn(zone, date).getTime(); ; at += STEP) {
    const wall = wallIn(zone, at)
    if (wall.date !== date) return ticks
    ticks.push({ at, time: wall.time, again: seen.has(wall.time) })
    seen.add(wall.time)
  }
}

/** A day laid against a shared axis: `rows[i]` is the axis row of the day's i-th half hour. */
export interface DayLine {
  date: string
  ticks: Tick[]
  rows: number[]
}

/** Days side by side share the axis of the longest; a day that lacks an hour has a hole there. */
export function alignDays(zone: string, dates: string[]): { axis: Tick[]; lines: DayLine[] } {
  const days = dates.map((date) => ({ date, ticks: ticksOf(zone, date) }))
  const axis = days.reduce<Tick[]>((longest, day) => (day.ticks.length > longest.length ? day.ticks : longest), [])
  const rowOf = new Map(axis.map((tick, row) => [`${tick.time}${tick.again}`, row]))
  const lines = days.map(({ date, ticks }) => ({
    date,
    ticks,
    rows: ticks.map((tick, index) => rowOf.get(`${tick.time}${tick.again}`) ?? index),
  }))
  return { axis, lines }
}

export const minutesOfAxis = (axis: Tick[]) => axis.length * STEP_MINUTES

/** Where an instant lies on the axis, in minutes from its top; instants of other days lie at the edge. */
export function minuteOf(line: DayLine, instant: number): number {
  const index = Math.floor((instant - line.ticks[0]!.at) / STEP)
  if (index < 0) return 0
  if (index >= line.ticks.length) return (line.rows.at(-1)! + 1) * STEP_MINUTES
  return line.rows[index]! * STEP_MINUTES + (instant - line.ticks[index]!.at) / MINUTE
}

/** The instant at so many minutes from the top of the axis; inside a hole it is the moment after it. */
export function instantAt(line: DayLine, minute: number): number {
  const row = Math.floor(minute / STEP_MINUTES)
  const exact = line.rows.indexOf(row)
  if (exact >= 0) return line.ticks[exact]!.at + (minute - row * STEP_MINUTES) * MINUTE
  const next = line.rows.findIndex((candidate) => candidate > row)
  return next >= 0 ? line.ticks[next]!.at : line.ticks.at(-1)!.at + STEP
}

/** The stretches of the axis that this day does not have. */
export function holesOf(line: DayLine, axis: Tick[]): { from: number; to: number }[] {
  const missing = axis.map((_, row) => row).filter((row) => !line.rows.includes(row))
  const holes: { from: number; to: number }[] = []
  for (const row of missing) {
    const last = holes.at(-1)
    if (last && last.to === row * STEP_MINUTES) last.to += STEP_MINUTES
    else holes.push({ from: row * STEP_MINUTES, to: (row + 1) * STEP_MINUTES })
  }
  return holes
}
