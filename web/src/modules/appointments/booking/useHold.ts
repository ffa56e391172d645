import { api, asProblem, randomId, type Problem } from '@/app/api'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
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
  const holding = ref(false)
  let current: Held | undefined
  let timer: number | undefined
  let closed = false

  /** Ends the hold. That it may already have run out does not matter; nobody waits for the answer. */
  function release(): void {
    const held = hold.value
    hold.value = undefined
    if (held) api.delete(`/appointments/holds/${held.id}`).catch(() => undefined)
  }

  async function place(target: Held): Promise<void> {
    holding.value = true
    try {
      const { doctorId, start } = target.slot
      const body = { patientId: target.patientId, doctorId, start, type: target.type }
      const placed = await api.post<Appointment>('/appointments/holds', { body, idempotencyKey: randomId() })
      hold.value = placed
      if (closed || current !== target) release()
    } catch (error) {
      if (current === target) problem.value = asProblem(error)
    } finally {
      holding.value = false
    }
  }

  watch(
    wanted,
    (next) => {
      window.clearTimeout(timer)
      release()
      problem.value = undefined
      current = next
      if (next) timer = window.setTimeout(() => void place(next), SETTLE_MILLIS)
    },
    { immediate: true },
  )

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

  return { hold, problem, holding, used }
}
