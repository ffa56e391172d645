import { appointmentStatuses, type Appointment } from '@/modules/appointments/types'
import { describe, expect, it } from 'vitest'
import { arrivalGroups, canCheckIn, countsOf, statusesOf } from './arrivals'

const withStatus = (status: Appointment['status']) => ({ status }) as Appointment

describe('today’s list', () => {
  it('shows every appointment that is somebody’s in one group, and those that are not over also among the open ones', () => {
    const { open, expected, here, over } = statusesOf
    expect([...expected, ...here]).toEqual(open)
    expect([...open, ...over].toSorted()).toEqual(
      ['booked', 'cancelled', 'checked-in', 'completed', 'confirmed', 'in-progress', 'no-show', 'proposed'],
    )
  })

  it('counts the groups as the server counts the day, however few of them are on screen', () => {
    const day = { date: '2026-11-23', expected: 900, arrived: 40, waitingOver20Minutes: 3, inProgress: 12, done: 500, cancelled: 30, noShow: 8, freeSlotsLeft: 0 }
    expect(arrivalGroups.map((group) => countsOf(day)[group])).toEqual([952, 900, 52, 538])
  })

  it('offers check-in only to those who are expected', () => {
    const offered = appointmentStatuses.filter((status) => canCheckIn(withStatus(status)))
    expect(offered).toEqual(['booked', 'confirmed'])
  })
})
