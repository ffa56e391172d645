import { describe, expect, it } from 'vitest'
import { placeInLanes } from './lanes'

const at = (name: string, start: number, end: number) => ({ name, start, end })
const place = (...items: ReturnType<typeof at>[]) =>
  Object.fromEntries(placeInLanes(items, (item) => item).map(({ item, lane, lanes, span }) => [item.name, [lane, lanes, span]]))

describe('overlapping appointments', () => {
  it('give one that is alone the whole width', () => {
    expect(place(at('a', 0, 30))).toEqual({ a: [0, 1, 1] })
  })

  it('leave appointments that only touch in one lane', () => {
    expect(place(at('a', 0, 30), at('b', 30, 60))).toEqual({ a: [0, 1, 1], b: [0, 1, 1] })
  })

  it('stand side by side when they overlap', () => {
    expect(place(at('a', 0, 30), at('b', 15, 45))).toEqual({ a: [0, 2, 1], b: [1, 2, 1] })
  })

  it('use a lane again as soon as it is free', () => {
    expect(place(at('long', 0, 90), at('b', 0, 30), at('c', 30, 60))).toEqual({ long: [0, 2, 1], b: [1, 2, 1], c: [1, 2, 1] })
  })

  it('spread into lanes that nobody else uses at that time', () => {
    const placed = place(at('a', 0, 60), at('b', 0, 30), at('c', 0, 30), at('d', 30, 60))
    expect(placed.d).toEqual([1, 3, 2])
  })

  it('start afresh after a gap', () => {
    expect(place(at('a', 0, 30), at('b', 0, 30), at('c', 60, 90)).c).toEqual([0, 1, 1])
  })

  it('never cover each other', () => {
    const items = Array.from({ length: 60 }, (_, i) => at(`x${i}`, (i * 37) % 200, ((i * 37) % 200) + 10 + ((i * 13) % 50)))
    const placed = placeInLanes(items, (item) => item)
    expect(placed).toHaveLength(60)
    for (const a of placed)
      for (const b of placed) {
        if (a === b || a.item.start >= b.item.end || b.item.start >= a.item.end) continue
        expect(a.lane + a.span <= b.lane || b.lane + b.span <= a.lane).toBe(true)
      }
  })
})
