import { asProblem } from '@/app/api'
import { shallowRef } from 'vue'
import type { Affected } from './types'

export interface AffectedAppointments {
  count: number
  /** The first of them. */
  appointments: Affected[]
}

/** To leave everything as it is, to make the change and keep the appointments, or to have other times proposed for them. */
export type Reply = 'back' | 'keep' | 'move'

export type Unless = <T>(send: (query: { onAffected?: Reply }) => Promise<T>) => Promise<T | undefined>

/**
 * Changing when a doctor works can leave booked appointments outside. The server then refuses and names them; someone
 * decides here whether to keep them, to move them where that is possible, or to go back.
 */
export function useAffected() {
  const affected = shallowRef<AffectedAppointments>()
  let answer: ((reply: Reply) => void) | undefined

  /** Sends a change; nothing comes back when someone chose to go back. */
  const unlessAffected: Unless = async (send) => {
    try {
      return await send({})
    } catch (error) {
      const problem = asProblem(error)
      if (problem.kind !== 'schedule-affects-appointments') throw error
      const appointments = (problem.body.affected as Affected[] | undefined) ?? []
      affected.value = { appointments, count: (problem.body.affectedCount as number | undefined) ?? appointments.length }
      const reply = await new Promise<Reply>((resolve) => (answer = resolve))
      affected.value = undefined
      return reply === 'back' ? undefined : send({ onAffected: reply })
    }
  }

  return { affected, unlessAffected, reply: (reply: Reply) => answer?.(reply) }
}
