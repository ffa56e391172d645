import { expect, it } from 'vitest'
import { parseTime } from './parseTime'

it('reads times the way people type them', () => {
  expect(['8', '830', '8.30', '14:05', '0', '2359'].map(parseTime)).toEqual(['08:00', '08:30', '08:30', '14:05', '00:00', '23:59'])
  expect(['', '24', '8:6', '12:60', 'noon'].map(parseTime)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
