import { wallIn } from '@/ui/dates'
import type { Slot } from '../types'

/** A time at which one or more doctors are free. */
export interface FreeTime {
  start: string
  zone: string
  slots: Slot[]
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

function partOf(slot: Slot): PartOfDay {
  const { time } = wallIn(slot.zone, Date.parse(slot.start))
  if (time < '12:00') return 'morning'
  return time < '17:00' ? 'afternoon' : 'evening'
}

/** Slots by part of the day in their location's zone; doctors who are free at the same moment share one time. */
export function groupSlots(slots: readonly Slot[]): { part: PartOfDay; times: FreeTime[] }[] {
  const groups = new Map<PartOfDay, Map<string, FreeTime>>()
  for (const slot of [...slots].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const times = groups.get(partOf(slot)) ?? new Map<string, FreeTime>()
    groups.set(partOf(slot), times)
    const key = `${slot.start} ${slot.zone}`
    const time = times.get(key) ?? { start: slot.start, zone: slot.zone, slots: [] }
    time.slots.push(slot)
    times.set(key, time)
  }
  const parts: PartOfDay[] = ['morning', 'afternoon', 'evening']
  return parts.flatMap((part) => {
    const times = groups.get(part)
    return times ? [{ part, times: [...times.values()] }] : []
  })
}

/** Instants may be written in several ways. */
export const isSameStart = (a: { start: string }, b: { start: string }) => Date.parse(a.start) === Date.parse(b.start)

export const isSameSlot = (a: Slot | undefined, b: Slot | undefined) =>
  !!a && !!b && isSameStart(a, b) && a.doctorId === b.doctorId && a.locationId === b.locationId
