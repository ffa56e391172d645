import { describe, expect, it } from 'vitest'
import { conditionOf, firstState, keyOf, perMinute, worstFirst } from './queues'
import type { Queue } from './types'

const queue = (counts: Partial<Queue> = {}): Queue => ({
  module: 'patients', queue: 'inbox', waiting: 0, running: 0, scheduled: 0, failed: 0, dead: 0, ...counts,
})

describe('conditionOf', () => {
  it('is fine while nothing has failed, however much waits', () => {
    expect(conditionOf(queue({ waiting: 5_000, running: 2, scheduled: 7 }))).toBe('fine')
  })

  it('is being repeated while Salus still tries by itself', () => {
    expect(conditionOf(queue({ failed: 1 }))).toBe('repeated')
  })

  it('needs attention as soon as one thing was given up', () => {
    expect(conditionOf(queue({ failed: 9, dead: 1 }))).toBe('attention')
  })
})

describe('worstFirst', () => {
  it('puts what needs somebody before what is repeated, and leaves the rest in its order', () => {
    const all = [queue({ module: 'a' }), queue({ module: 'b', failed: 1 }), queue({ module: 'c' }), queue({ module: 'd', dead: 2 })]
    expect(worstFirst(all).map(keyOf)).toEqual(['d/inbox', 'b/inbox', 'a/inbox', 'c/inbox'])
  })
})

describe('firstState', () => {
  it('is the worst of which there is any', () => {
    expect(firstState(queue({ waiting: 3, failed: 2, dead: 1 }))).toBe('dead')
    expect(firstState(queue({ waiting: 3, failed: 2 }))).toBe('failed')
    expect(firstState(queue({ waiting: 3, scheduled: 8 }))).toBe('waiting')
    expect(firstState(queue({ scheduled: 8 }))).toBe('scheduled')
  })

  it('is waiting when the queue is empty', () => {
    expect(firstState(queue())).toBe('waiting')
  })
})

describe('perMinute', () => {
  const counts = (first: number, last: number) => [first, ...Array<number>(58).fill(0), last]
  const throughput = {
    from: '2026-11-21T12:01:00Z',
    modules: [
      { module: 'patients', handled: counts(3, 5) },
      { module: 'doctors', handled: counts(4, 0) },
    ],
    unreachable: [],
  }

  it('adds up all modules', () => {
    expect(perMinute(throughput)).toEqual(counts(7, 5))
  })

  it('takes one module alone', () => {
    expect(perMinute(throughput, 'doctors')).toEqual(counts(4, 0))
  })

  it('is an hour of nothing for a module that handles no events', () => {
    expect(perMinute(throughput, 'imports')).toEqual(counts(0, 0))
  })
})
