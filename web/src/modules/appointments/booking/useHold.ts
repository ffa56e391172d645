import { api, asProblem, randomId, type Problem } from '@/app/api'
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Appointment, Slot } from '../types'

const SETTLE_MILLIS = 500

/** What a hold is for: the same person, time and length as the booking that follows. */
export interface Held {
  patientId: string
  slot: Slot
  type: string
}

/**
 * Keeps the chosen time free while the booking is being confirmed, and gives it back when another one is chosen or the
 * panel closes. Only one hold lives at a time.
 */
export function useHold(wanted: Ref<Held | undefined>) {
  const hold = shallowRef<Appointment>()
  const problem = shallowRef<Problem>()
  let current: Held | undefined
  let timer: number | undefined
  let closed = false
  let placing: Promise<void> | undefined

  /** Ends the hold. That it may already have run out does not matter; nobody waits for the answer. */
  function release(): void {
    const held = hold.value
    hold.value = undefined
    if (held) api.delete(`/appointments/holds/${held.id}`).catch(() => undefined)
  }

  async function place(target: Held): Promise<void> {
    try {
      const { doctorId, start } = target.slot
      const body = { patientId: target.patientId, doctorId, start, type: target.type }
      const placed = await api.post<Appointment>('/appointments/holds', { body, idempotencyKey: randomId() })
      hold.value = placed
      if (closed || current !== target) release()
    } catch (error) {
      if (current === target) problem.value = asProblem(error)
    }
  }

  watch(
    wanted,
    (next) => {
      window.clearTimeout(timer)
      release()
      problem.value = undefined
      current = next
      if (next) timer = window.setTimeout(() => (placing = place(next)), SETTLE_MILLIS)
    },
    { immediate: true },
  )

  /** The hold to book with. One that is being placed is waited for, or the booking would collide with it. */
  async function settled(): Promise<string | undefined> {
    window.clearTimeout(timer)
    await placing
    return hold.value?.id
  }

  /** The hold has become an appointment. */
  function used(): void {
    window.clearTimeout(timer)
    hold.value = undefined
    current = undefined
  }

  onScopeDispose(() => {
    closed = true
    window.clearTimeout(timer)
    release()
  })

  return { hold, problem, settled, used }
}
