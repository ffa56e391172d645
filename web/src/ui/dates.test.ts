import { describe, expect, it } from 'vitest'
import { addDays, ageOn, dateIn, distance, instantIn, minutesBetween, wallIn } from './dates'

describe('instantIn', () => {
  it.each([
    ['Europe/Berlin', '2026-11-24', '09:30', '2026-11-24T08:30:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    ['America/New_York', '2026-03-08', '12:00', '2026-03-08T16:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '12:00', '2026-10-04T01:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-07-01', '00:00', '2026-06-30T10:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01', '08:00', '2026-01-01T02:15:00.000Z'],
  ])('knows %s on %s at %s', (zone, date, time, instant) => {
    expect(instantIn(zone, date, time).toISOString()).toBe(instant)
  })

  it('moves a time that the clocks skip forward by the gap', () => {
    expect(wallIn('Europe/Berlin', instantIn('Europe/Berlin', '2026-03-29', '02:30')).time).toBe('03:30')
  })

  it('takes the first of a time that happens twice', () => {
    expect(instantIn('Europe/Berlin', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('begins the day on which the clock changes at its own midnight', () => {
    const start = instantIn('Europe/Berlin', '2026-03-29')
    const end = instantIn('Europe/Berlin', '2026-03-30')
    expect(minutesBetween(start, end)).toBe(23 * 60)
  })
})

describe('dates', () => {
  it('tell a zone’s own day', () => {
    expect(dateIn('Asia/Tokyo', new Date('2026-11-24T20:00:00Z'))).toBe('2026-11-25')
  })

  it('count completed years', () => {
    expect(ageOn('1980-11-24', '2026-11-23')).toBe(45)
    expect(ageOn('1980-11-24', '2026-11-24')).toBe(46)
  })

  it('add days across months', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
  })

  it.each([
    ['2026-11-21T13:10:00Z', { count: 12, unit: 'minute' }],
    ['2026-11-21T09:00:00Z', { count: -3, unit: 'hour' }],
    ['2026-11-21T22:30:00Z', { count: 9, unit: 'hour' }],
    ['2026-11-22T08:30:00Z', { count: 1, unit: 'day' }],
    ['2026-11-23T09:00:00Z', { count: 2, unit: 'day' }],
    ['2026-12-01T07:30:00Z', { count: 10, unit: 'day' }],
    ['2026-11-20T06:00:00Z', { count: -1, unit: 'day' }],
  ] as const)('are as far away as the calendar says: %s', (instant, expected) => {
    expect(distance(new Date('2026-11-21T12:58:00Z'), new Date(instant), 'Europe/Berlin')).toEqual(expected)
  })
})
