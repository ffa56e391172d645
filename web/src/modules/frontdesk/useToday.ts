import { api, asProblem, queries, useList } from '@/app/api'
import { useAppointmentChanges } from '@/app/live'
import { usePlace } from '@/app/place'
import type { Appointment } from '@/modules/appointments/types'
import { useNow } from '@/ui/browser'
import { addDays, dateIn, instantIn, minutesBetween } from '@/ui/dates'
import { useUrlState } from '@/ui/useUrlState'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { arrivalGroups, statusesOf, type ArrivalGroup, type DaySummary } from './arrivals'

/** How often the front desk looks for news while the server cannot tell them. */
const POLL_MILLIS = 10_000
export const LONG_WAIT_MINUTES = 20

/** Today at the chosen location: the appointments of the chosen group by time, and its counters, kept fresh. */
export function useToday() {
  const showText = useUrlState('show', 'open')
  const group = computed({
    get: () => arrivalGroups.find((one) => one === showText.value) ?? 'open',
    set: (next: ArrivalGroup) => (showText.value = next),
  })
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
      status: statusesOf[group.value],
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

  return { list, group, summary, date, zone, place, now, waiting }
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
