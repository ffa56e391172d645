import { queries } from '@/app/api'
import { forgetPosition } from '@/app/api/position'
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import { connection, live } from './connection'

/** Whose appointments are watched; several conditions must all hold. */
export interface Watched {
  doctorId?: string
  departmentId?: string
  locationId?: string
  patientId?: string
}

const CHANGES = `subscription Changes($doctorId: ID, $departmentId: ID, $locationId: ID, $patientId: ID) {
  appointmentChanged(doctorId: $doctorId, departmentId: $departmentId, locationId: $locationId, patientId: $patientId) { kind }
}`
/** Several changes at once, as when a day is moved, are one reason to look again. */
const TOGETHER_MILLIS = 150
/** How often to look when the server tells what changes: only in case something was missed. */
const SELDOM_MILLIS = 60_000

/**
 * Reads appointments again as soon as one of those watched changes.
 *
 * @param watched undefined as long as nothing is to be watched
 * @param pollMillis how often to look again while the server cannot tell
 * @returns how often to look again just now, for `refetchInterval`
 */
export function useAppointmentChanges(watched: () => Watched | undefined, pollMillis: number): ComputedRef<number> {
  let stop: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function lookAgain(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      // A replica may not have heard of it yet.
      forgetPosition()
      void queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => isOfAppointments(path) })
    }, TOGETHER_MILLIS)
  }

  watch(
    () => JSON.stringify(watched() ?? null),
    (text) => {
      stop?.()
      stop = undefined
      const variables = JSON.parse(text) as Record<string, string> | null
      if (variables) {
        stop = connection().subscribe({ query: CHANGES, variables }, { next: lookAgain, error: () => undefined, complete: () => undefined })
      }
    },
    { immediate: true },
  )
  // What happened while the connection was gone was not heard.
  watch(live, (now) => now && lookAgain())
  onScopeDispose(() => {
    stop?.()
    clearTimeout(timer)
  })
  return computed(() => (live.value ? SELDOM_MILLIS : pollMillis))
}

/** Lists, single appointments, the day's counters and free slots. */
function isOfAppointments(path: unknown): boolean {
  return typeof path === 'string' && (/^\/appointment(s|-proposals)(\/|$)/.test(path) || /^\/slots(\/|$)/.test(path))
}
