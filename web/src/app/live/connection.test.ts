import { describe, expect, it } from 'vitest'
import { pause } from './connection'

describe('the pause before connecting again', () => {
  it('grows with each failure and ends at half a minute', () => {
    expect([0, 1, 2, 3].map((attempts) => pause(attempts, 1))).toEqual([500, 1000, 2000, 4000])
    expect(pause(50, 1)).toBe(30_000)
  })

  it('differs for tabs that lost the same server', () => {
    expect(pause(3, 0)).toBe(2000)
    expect(pause(3, 0.5)).toBe(3000)
  })
})
