import { describe, expect, it } from 'vitest'
import type { Appointment, Availability } from '../types'
import { freeGaps } from './gaps'

const at = (time: string) => `2026-11-24T${time}:00Z`
const block = (kind: Availability['kind'], start: string, end: string, locationId = 'l') =>
  ({ doctorId: 'd', kind, start: at(start), end: at(end), locationId, zone: 'UTC' }) as Availability
const booked = (start: string, end: string, status = 'booked') => ({ status, start: at(start), end: at(end) }) as Appointment
const gaps = (availability: Availability[], appointments: Appointment[] = [], now = '00:00') =>
  freeGaps(availability, appointments, 'l', Date.parse(at(now))).map((gap) => [gap.start, gap.end].map((instant) => new Date(instant).toISOString().slice(11, 16)).join('-'))

describe('free time', () => {
  it('is working time without breaks and appointments', () => {
    const times = [block('working', '08:00', '12:00'), block('break', '10:00', '10:15')]
    expect(gaps(times, [booked('08:00', '09:00'), booked('11:00', '11:30')])).toEqual(['09:00-10:00', '10:15-11:00', '11:30-12:00'])
  })

  it('leaves out other locations, the past and what is too short', () => {
    expect(gaps([block('working', '08:00', '12:00', 'other')])).toEqual([])
    expect(gaps([block('working', '08:00', '09:00')], [], '08:20')).toEqual(['08:20-09:00'])
    expect(gaps([block('working', '08:00', '09:00')], [booked('08:05', '09:00')])).toEqual([])
  })

  it('includes the time of cancelled appointments', () => {
    expect(gaps([block('working', '08:00', '09:00')], [booked('08:00', '09:00', 'cancelled')])).toEqual(['08:00-09:00'])
  })
})
