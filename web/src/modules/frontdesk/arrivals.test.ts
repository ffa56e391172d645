import { appointmentStatuses, type Appointment } from '@/modules/appointments/types'
import { describe, expect, it } from 'vitest'
import { canCheckIn, groupOf } from './arrivals'

const withStatus = (status: Appointment['status']) => ({ status }) as Appointment

describe('today’s list', () => {
  it.each([
    ['booked', 'expected'],
    ['confirmed', 'expected'],
    ['checked-in', 'here'],
    ['in-progress', 'here'],
    ['completed', 'over'],
    ['no-show', 'over'],
    ['cancelled', 'over'],
  ] as const)('puts %s under %s', (status, group) => {
    expect(groupOf(withStatus(status))).toBe(group)
  })

  it('offers check-in only to those who are expected', () => {
    const offered = appointmentStatuses.filter((status) => canCheckIn(withStatus(status)))
    expect(offered).toEqual(['booked', 'confirmed'])
  })
})
