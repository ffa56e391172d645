import { asProblem } from '@/app/api'
import { shallowRef } from 'vue'
import type { Affected } from './types'

export interface AffectedAppointments {
  count: number
  /** The first of them. */
  appointments: Affected[]
}

export type Unless = <T>(send: (query: { onAffected?: 'keep' }) => Promise<T>) => Promise<T | undefined>

/**
 * Changing when a doctor works can leave booked appointments outside. The server then refuses and names them; someone
 * decides here whether to keep them or to go back.
 */
export function useAffected() {
  const affected = shallowRef<AffectedAppointments>()
  let answer: ((keep: boolean) => void) | undefined

  /** Sends a change; nothing comes back when someone chose to go back. */
  const unlessAffected: Unless = async (send) => {
    try {
      return await send({})
    } catch (error) {
      const problem = asProblem(error)
      if (problem.kind !== 'schedule-affects-appointments') throw error
      const appointments = (problem.body.affected as Affected[] | undefined) ?? []
      affected.value = { appointments, count: (problem.body.affectedCount as number | undefined) ?? appointments.length }
      const keep = await new Promise<boolean>((resolve) => (answer = resolve))
      affected.value = undefined
      return keep ? send({ onAffected: 'keep' }) : undefined
    }
  }

  return { affected, unlessAffected, reply: (keep: boolean) => answer?.(keep) }
}
