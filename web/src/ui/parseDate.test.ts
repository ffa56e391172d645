import { describe, expect, it } from 'vitest'
import { parseDate } from './parseDate'

const today = '2026-11-24'

describe('parseDate', () => {
  it.each([
    ['24.11.1980', '1980-11-24'],
    ['24/11/80', '1980-11-24'],
    ['1.2.26', '2026-02-01'],
    ['1.2.27', '1927-02-01'],
    ['24111980', '1980-11-24'],
    ['241180', '1980-11-24'],
    ['24 Nov 1980', '1980-11-24'],
    ['24. Dezember 1980', '1980-12-24'],
    ['3. März 1999', '1999-03-03'],
    ['1980-11-24', '1980-11-24'],
    ['29.2.2024', '2024-02-29'],
  ])('reads %s', (typed, date) => {
    expect(parseDate(typed, today)).toBe(date)
  })

  it.each(['', '24.11', '31.4.1980', '29.2.2023', '00.01.1980', 'tomorrow', '24.13.1980', '24.11.0080'])('refuses "%s"', (typed) => {
    expect(parseDate(typed, today)).toBeUndefined()
  })
})
