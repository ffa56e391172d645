import { describe, expect, it } from 'vitest'
import type { ScheduleEntry } from '../types'
import { faultsOf, mondayOf, overlap, stretchesOfEntry } from './hours'

const entry = (change: Partial<ScheduleEntry> = {}): ScheduleEntry => ({
  weekday: 'monday', locationId: 'l', start: '08:00', end: '12:00', breaks: [], appointmentTypes: [], slotMinutes: 15,
  validFrom: '2026-01-01', validTo: null, ...change,
})

describe('weekly hours', () => {
  it('overlap when they share time while both are valid', () => {
    expect(overlap(entry(), entry({ start: '11:00', end: '13:00' }))).toBe(true)
    expect(overlap(entry(), entry({ start: '12:00', end: '13:00' }))).toBe(false)
    expect(overlap(entry({ validTo: '2026-06-30' }), entry({ validFrom: '2026-07-01' }))).toBe(false)
  })

  it('overlap over midnight, also from Sunday to Monday', () => {
    const night = entry({ weekday: 'sunday', start: '22:00', end: '08:30' })
    expect(overlap(night, entry())).toBe(true)
    expect(overlap(entry(), night)).toBe(true)
    expect(overlap(entry({ weekday: 'tuesday' }), night)).toBe(false)
  })

  it('are shown on both days they last over', () => {
    expect(stretchesOfEntry(entry({ weekday: 'sunday', start: '22:00', end: '06:00' }))).toEqual([
      { weekday: 'sunday', from: 1320, to: 1440 },
      { weekday: 'monday', from: 0, to: 360 },
    ])
  })

  it('have their pauses inside', () => {
    expect(faultsOf(entry({ breaks: [{ start: '11:30', end: '12:15' }] }), [])).toEqual(['break-outside'])
    expect(faultsOf(entry({ start: '22:00', end: '06:00', breaks: [{ start: '01:00', end: '01:30' }] }), [])).toEqual([])
    expect(faultsOf(entry({ breaks: [{ start: '09:00', end: '10:00' }, { start: '09:30', end: '10:30' }] }), [])).toEqual(['breaks-overlap'])
  })

  it('belong to weeks that begin on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })
})
