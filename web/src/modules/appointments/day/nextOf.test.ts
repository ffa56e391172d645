import { describe, expect, it } from 'vitest'
import type { Appointment } from '../types'
import { nextOf } from './useDay'

const one = (id: string, status: string, start: string, checkedInAt?: string) => ({ id, status, start, checkedInAt }) as Appointment

describe('the next patient', () => {
  it('is whoever has waited longest, not whoever was booked first', () => {
    const agenda = [
      one('early', 'checked-in', '2026-11-24T08:00:00Z', '2026-11-24T08:20:00Z'),
      one('late', 'checked-in', '2026-11-24T09:00:00Z', '2026-11-24T08:05:00Z'),
    ]
    expect(nextOf(agenda)?.id).toBe('late')
  })

  it('is the first still to come when nobody waits', () => {
    const agenda = [one('done', 'completed', '2026-11-24T08:00:00Z'), one('a', 'confirmed', '2026-11-24T09:00:00Z'), one('b', 'booked', '2026-11-24T10:00:00Z')]
    expect(nextOf(agenda)?.id).toBe('a')
    expect(nextOf(agenda, 'a')?.id).toBe('b')
  })

  it('is nobody at the end of the day', () => {
    expect(nextOf([one('done', 'completed', '2026-11-24T08:00:00Z')])).toBeUndefined()
  })
})
