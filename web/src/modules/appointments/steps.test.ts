import { describe, expect, it } from 'vitest'
import { stepsOf } from './steps'
import type { Appointment, AppointmentStatus } from './types'

const one = (status: AppointmentStatus, start = '2026-11-24T09:00:00Z') => ({ id: 'a', status, start, zone: 'Europe/Berlin' }) as Appointment
const names = (appointment: Appointment, now: string, ...permissions: string[]) =>
  stepsOf(appointment, (permission) => permissions.includes(permission), new Date(now)).map((step) => step.name)

describe('what can be done with an appointment', () => {
  it('depends on its status', () => {
    expect(names(one('checked-in'), '2026-11-24T09:00:00Z', 'appointments:treat')).toEqual(['start'])
    expect(names(one('in-progress'), '2026-11-24T09:00:00Z', 'appointments:treat')).toEqual(['complete'])
    expect(names(one('completed'), '2026-11-24T09:00:00Z', 'appointments:treat', 'appointments:book')).toEqual([])
  })

  it('depends on what the person may do', () => {
    expect(names(one('booked'), '2026-11-24T10:00:00Z', 'appointments:book')).toEqual(['confirm', 'cancel'])
    expect(names(one('no-show'), '2026-11-24T10:00:00Z', 'appointments:correct')).toEqual(['reinstate', 'enter-in-error'])
  })

  it('lets patients check in on their day at the location only', () => {
    const late = one('booked', '2026-11-24T22:30:00Z') // 23:30 in Berlin
    expect(names(late, '2026-11-24T12:00:00Z', 'appointments:check-in')).toEqual(['check-in'])
    expect(names(late, '2026-11-23T22:30:00Z', 'appointments:check-in')).toEqual([])
    expect(names(late, '2026-11-23T23:30:00Z', 'appointments:check-in')).toEqual(['check-in'])
  })

  it('lets who is due just after midnight check in before it', () => {
    const atNight = one('booked', '2026-11-23T23:15:00Z') // a quarter past midnight in Berlin
    expect(names(atNight, '2026-11-23T22:50:00Z', 'appointments:check-in')).toContain('check-in')
    expect(names(atNight, '2026-11-23T19:14:00Z', 'appointments:check-in')).toEqual([])
  })

  it('says that nobody came only after the time', () => {
    expect(names(one('booked'), '2026-11-24T08:59:00Z', 'appointments:check-in')).not.toContain('no-show')
    expect(names(one('booked'), '2026-11-24T09:00:00Z', 'appointments:check-in')).toContain('no-show')
  })
})
