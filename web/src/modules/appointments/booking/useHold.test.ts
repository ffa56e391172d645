import { api } from '@/app/api'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { useHold, type Held } from './useHold'

const slot = { doctorId: 'd', doctorName: 'Dr D', locationId: 'l', zone: 'UTC', start: '2026-11-24T08:00:00Z', end: '2026-11-24T08:30:00Z' }
const held: Held = { patientId: 'p', slot, type: 'consultation' }

function start(initial?: Held) {
  const wanted = shallowRef<Held | undefined>(initial)
  const scope = effectScope()
  return { wanted, scope, ...scope.run(() => useHold(wanted))! }
}

describe('a hold', () => {
  let answers: ((id: string) => void)[]
  const placed = vi.spyOn(api, 'post')
  const released = vi.spyOn(api, 'delete')

  beforeEach(() => {
    vi.useFakeTimers()
    answers = []
    placed.mockReset().mockImplementation(() => new Promise((resolve) => answers.push((id) => resolve({ id } as never))))
    released.mockReset().mockResolvedValue(undefined as never)
  })
  afterEach(() => vi.useRealTimers())

  it('is placed once the choice has rested', async () => {
    const { wanted } = start(held)
    await vi.advanceTimersByTimeAsync(400)
    wanted.value = { ...held, slot: { ...slot, start: '2026-11-24T09:00:00Z' } }
    await nextTick()
    await vi.advanceTimersByTimeAsync(600)
    expect(placed).toHaveBeenCalledTimes(1)
    expect(placed.mock.calls[0]![1]!.body).toMatchObject({ patientId: 'p', start: '2026-11-24T09:00:00Z' })
  })

  it('is given back when another time is chosen', async () => {
    const { wanted } = start(held)
    await vi.advanceTimersByTimeAsync(600)
    answers[0]!('first')
    await vi.advanceTimersByTimeAsync(0)
    wanted.value = undefined
    await nextTick()
    expect(released).toHaveBeenCalledWith('/appointments/holds/first')
  })

  it('is given back even when its answer comes after the panel has closed', async () => {
    const { scope } = start(held)
    await vi.advanceTimersByTimeAsync(600)
    scope.stop()
    answers[0]!('late')
    await vi.advanceTimersByTimeAsync(0)
    expect(released).toHaveBeenCalledWith('/appointments/holds/late')
  })

  it('is waited for by the booking, which would collide with it otherwise', async () => {
    const { settled } = start(held)
    await vi.advanceTimersByTimeAsync(600)
    const id = settled()
    answers[0]!('mine')
    expect(await id).toBe('mine')
  })

  it('is not placed at all when the booking comes first', async () => {
    const { settled } = start(held)
    expect(await settled()).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1000)
    expect(placed).not.toHaveBeenCalled()
  })

  it('is not given back once it has become an appointment', async () => {
    const { scope, used } = start(held)
    await vi.advanceTimersByTimeAsync(600)
    answers[0]!('mine')
    await vi.advanceTimersByTimeAsync(0)
    used()
    scope.stop()
    expect(released).not.toHaveBeenCalled()
  })
})
