import { instantIn, wallIn } from '@/ui/dates'
import { describe, expect, it } from 'vitest'
import { alignDays, holesOf, instantAt, minuteOf, minutesOfAxis, ticksOf } from './clock'

const BERLIN = 'Europe/Berlin'
const SPRING = '2026-03-29'
const AUTUMN = '2026-10-25'

describe('the half hours of a day', () => {
  it('begins a day after midnight where midnight is skipped', () => {
    const first = ticksOf('Africa/Cairo', '2026-04-24')[0]!
    expect(first.time).toBe('01:00')
  })

  it('are 48, 46 in spring and 50 in autumn', () => {
    expect([ticksOf(BERLIN, '2026-11-24'), ticksOf(BERLIN, SPRING), ticksOf(BERLIN, AUTUMN)].map((ticks) => ticks.length)).toEqual([48, 46, 50])
  })

  it('mark the hour that runs again', () => {
    expect(ticksOf(BERLIN, AUTUMN).filter((tick) => tick.again).map((tick) => tick.time)).toEqual(['02:00', '02:30'])
  })

  it('know changes of half an hour', () => {
    expect(ticksOf('Australia/Lord_Howe', '2026-04-05')).toHaveLength(49)
  })
})

describe('a week with a change of the clocks', () => {
  it('shows the skipped hour as a hole, and the same hour at the same height on every day', () => {
    const { axis, lines } = alignDays(BERLIN, ['2026-03-28', SPRING])
    expect(holesOf(lines[1]!, axis)).toEqual([{ from: 120, to: 180 }])
    const nine = lines.map((line) => minuteOf(line, instantIn(BERLIN, line.date, '09:00').getTime()))
    expect(nine).toEqual([540, 540])
  })

  it('gives the repeated hour its own rows, which other days lack', () => {
    const { axis, lines } = alignDays(BERLIN, ['2026-10-24', AUTUMN])
    expect(minutesOfAxis(axis)).toBe(25 * 60)
    expect(holesOf(lines[0]!, axis)).toEqual([{ from: 180, to: 240 }])
    const nine = lines.map((line) => minuteOf(line, instantIn(BERLIN, line.date, '09:00').getTime()))
    expect(nine).toEqual([600, 600])
  })

  it('finds every instant again at its height', () => {
    const { lines } = alignDays(BERLIN, ['2026-10-24', AUTUMN, SPRING])
    for (const line of lines)
      for (const tick of line.ticks) expect(instantAt(line, minuteOf(line, tick.at + 300_000))).toBe(tick.at + 300_000)
  })

  it('drops what lands in a hole after it', () => {
    const { lines } = alignDays(BERLIN, ['2026-03-28', SPRING])
    expect(wallIn(BERLIN, instantAt(lines[1]!, 150)).time).toBe('03:00')
  })

  it('keeps instants of other days at the edges', () => {
    const { lines } = alignDays(BERLIN, ['2026-11-24'])
    expect(minuteOf(lines[0]!, Date.parse('2026-11-20T00:00Z'))).toBe(0)
    expect(minuteOf(lines[0]!, Date.parse('2026-11-29T00:00Z'))).toBe(1440)
  })
})
