import { describe, expect, it } from 'vitest'
import type { Slot } from '../types'
import { groupSlots, isSameSlot } from './slotTimes'
import { queryOf, targetOf } from './target'

const slot = (start: string, doctorId = 'a', zone = 'Europe/Berlin'): Slot => ({
  doctorId, doctorName: `Dr ${doctorId}`, locationId: 'l', zone, start, end: start,
})
const shape = (slots: Slot[]) => groupSlots(slots).map(({ part, times }) => [part, times.map((time) => time.slots.length)])

describe('free times', () => {
  it('are grouped by the part of the day at the location, not of the viewer or UTC', () => {
    expect(shape([slot('2026-11-24T11:30:00Z'), slot('2026-11-24T10:30:00Z')])).toEqual([['morning', [1]], ['afternoon', [1]]])
    expect(shape([slot('2026-11-24T16:30:00Z', 'a', 'America/New_York')])).toEqual([['morning', [1]]])
  })

  it('show doctors who are free at the same moment as one time', () => {
    expect(shape([slot('2026-11-24T08:00:00Z'), slot('2026-11-24T08:00:00Z', 'b')])).toEqual([['morning', [2]]])
  })

  it('keep the two runs of a repeated hour apart', () => {
    expect(shape([slot('2026-10-25T00:30:00Z'), slot('2026-10-25T01:30:00Z')])).toEqual([['morning', [1, 1]]])
  })

  it('come in order and leave empty parts out', () => {
    const [group] = groupSlots([slot('2026-11-24T09:00:00Z'), slot('2026-11-24T08:00:00Z')])
    expect(group!.times.map((time) => time.start)).toEqual(['2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z'])
    expect(groupSlots([])).toEqual([])
  })

  it('are the same only with the same doctor', () => {
    expect(isSameSlot(slot('2026-11-24T08:00:00Z'), slot('2026-11-24T08:00:00Z'))).toBe(true)
    expect(isSameSlot(slot('2026-11-24T08:00:00Z'), slot('2026-11-24T08:00:00Z', 'b'))).toBe(false)
    expect(isSameSlot(slot('2026-11-24T08:00:00Z'), slot('2026-11-24T08:00:00.000Z'))).toBe(true)
    expect(isSameSlot(undefined, undefined)).toBe(false)
  })
})

describe('whom a booking is with', () => {
  it('becomes the parameter of the search for slots', () => {
    expect(queryOf(targetOf('specialty', 'cardiology'))).toEqual({ specialty: 'cardiology' })
    expect(queryOf(targetOf('doctor', '1'))).toEqual({ doctorId: '1' })
    expect(queryOf('')).toBeUndefined()
    expect(queryOf('planet:mars')).toBeUndefined()
  })
})
