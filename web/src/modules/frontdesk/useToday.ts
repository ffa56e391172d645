import { api, asProblem, queries, useList } from '@/app/api'
import { useAppointmentChanges } from '@/app/live'
import { usePlace } from '@/app/place'
import type { Appointment } from '@/modules/appointments/types'
import { useNow } from '@/ui/browser'
import { addDays, dateIn, instantIn, minutesBetween } from '@/ui/dates'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** How often the front desk looks for news while the server cannot tell them. */
const POLL_MILLIS = 10_000
export const LONG_WAIT_MINUTES = 20

export interface DaySummary {
  date: string
  expected: number
  arrived: number
  waitingOver20Minutes: number
  inProgress: number
  done: number
  cancelled: number
  noShow: number
  freeSlotsLeft: number
}

/** Today at the chosen location: its appointments by time and its counters, kept fresh. */
export function useToday() {
  const { place } = usePlace()
  const now = useNow(15_000)
  const zone = computed(() => place.value?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const date = computed(() => dateIn(zone.value, now.value))

  const refetchInterval = useAppointmentChanges(() => place.value && { locationId: place.value.id }, POLL_MILLIS)
  const list = useList<Appointment>(
    '/appointments',
    () => ({
      locationId: place.value?.id,
      from: instantIn(zone.value, date.value).toISOString(),
      to: instantIn(zone.value, addDays(date.value, 1)).toISOString(),
      sort: 'start',
    }),
    { limit: 200, refetchInterval, enabled: () => !!place.value },
  )
  const { data: summary } = useQuery({
    queryKey: computed(() => ['/appointments/summary', date.value, place.value?.id]),
    queryFn: ({ signal }) =>
      api.get<DaySummary>('/appointments/summary', { query: { date: date.value, locationId: place.value?.id }, signal }),
    refetchInterval,
    enabled: () => !!place.value,
  })

  /** Minutes since someone came, while they wait. */
  const waiting = (row: Appointment) =>
    row.status === 'checked-in' && row.checkedInAt ? Math.max(0, minutesBetween(row.checkedInAt, now.value)) : undefined

  return { list, summary, date, zone, place, now, waiting }
}

/** Moves an appointment on, for example with `check-in`, and shows the change everywhere. Throws a Problem. */
export async function moveOn(appointment: Appointment, verb: string, body?: object): Promise<Appointment> {
  try {
    return await api.post<Appointment>(`/appointments/${appointment.id}/${verb}`, { body, version: appointment.version })
  } catch (error) {
    throw asProblem(error)
  } finally {
    void queries.invalidateQueries({ queryKey: ['/appointments'] })
    void queries.invalidateQueries({ queryKey: ['/appointments/summary'] })
  }
}
