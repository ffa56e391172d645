import { describe, expect, it } from 'vitest'
import { nextBed } from './nextBed'

describe('the name of the next bed', () => {
  it('counts on', () => {
    expect(nextBed('3N-1')).toBe('3N-2')
    expect(nextBed('3N-09')).toBe('3N-10')
    expect(nextBed('Bed 12 window')).toBe('Bed 13 window')
  })

  it('is left to people where there is nothing to count', () => {
    expect(nextBed(undefined)).toBe('')
    expect(nextBed('Window')).toBe('')
  })
})
