import type { Appointment, Availability } from '../types'
import { MINUTE } from './clock'
import { occupiesTime } from './foresee'

export interface Gap {
  start: number
  end: number
}

const SHORTEST_MINUTES = 10

/** The working time at a location in which nothing is booked, from `now` on. */
export function freeGaps(availability: readonly Availability[], appointments: readonly Appointment[], locationId: string, now: number): Gap[] {
  const spans = (list: readonly { start: string; end: string }[]) => list.map((one) => ({ start: Date.parse(one.start), end: Date.parse(one.end) }))
  const working = availability.filter((block) => block.kind === 'working' && block.locationId === locationId)
  const taken = [...spans(availability.filter((block) => block.kind !== 'working')), ...spans(appointments.filter(occupiesTime)), { start: 0, end: now }]
  let free: Gap[] = spans(working)
  for (const busy of taken) {
    free = free.flatMap((gap) => {
      if (busy.end <= gap.start || busy.start >= gap.end) return [gap]
      return [{ start: gap.start, end: busy.start }, { start: busy.end, end: gap.end }].filter((rest) => rest.end > rest.start)
    })
  }
  return free.filter((gap) => gap.end - gap.start >= SHORTEST_MINUTES * MINUTE).sort((a, b) => a.start - b.start)
}
