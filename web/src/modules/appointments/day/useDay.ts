import { asProblem } from '@/app/api'
import { useAppointmentChanges } from '@/app/live'
import { usePlace } from '@/app/place'
import { useSession } from '@/app/session/session'
import { addDays, dateIn, instantIn, viewerZone } from '@/ui/dates'
import { useStored } from '@/ui/browser'
import { useUrlState } from '@/ui/useUrlState'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readAll, useDoctors } from '../reads'
import { listedStatuses, type Appointment, type AppointmentStatus } from '../types'

const POLL_MILLIS = 10_000
const shown: readonly AppointmentStatus[] = listedStatuses.filter((status) => status !== 'cancelled' && status !== 'entered-in-error')

/** A doctor's day: their own by default, a colleague's for those who are no doctor. All of it is in the address. */
export function useDay() {
  const session = useSession()
  const { place } = usePlace()
  const { data: doctors } = useDoctors()
  const doctorText = useUrlState('doctor')
  const dateText = useUrlState('date')
  const patientText = useUrlState('appointment')
  const last = useStored('salus.day.doctor', '')

  const doctorId = computed({
    get: () => doctorText.value || session.user?.doctorId || last.value,
    set: (next) => {
      doctorText.value = last.value = next ?? ''
      patientText.value = ''
    },
  })
  const zone = computed(() => place.value?.zone ?? viewerZone)
  const today = computed(() => dateIn(zone.value))
  const date = computed({
    get: () => (/^\d{4}-\d\d-\d\d$/.test(dateText.value) ? dateText.value : today.value),
    set: (next) => {
      dateText.value = next === today.value ? '' : next
      patientText.value = ''
    },
  })

  const query = useQuery({
    queryKey: ['/appointments', 'range', 'day', doctorId, date, zone],
    queryFn: ({ signal }) => {
      const from = instantIn(zone.value, date.value).toISOString()
      const to = instantIn(zone.value, addDays(date.value, 1)).toISOString()
      return readAll<Appointment>('/appointments', { doctorId: doctorId.value, from, to, status: shown, sort: 'start' }, signal)
    },
    enabled: () => !!doctorId.value && !!place.value,
    refetchInterval: useAppointmentChanges(() => (doctorId.value ? { doctorId: doctorId.value } : undefined), POLL_MILLIS),
    placeholderData: keepPreviousData,
  })

  const agenda = computed(() => (query.data.value ?? []).filter((one) => shown.includes(one.status)))
  const current = computed(() => agenda.value.find((one) => one.id === patientText.value))
  const next = computed(() => nextOf(agenda.value, current.value?.id))
  const choose = (appointment: Appointment | undefined) => (patientText.value = appointment?.id ?? '')
  const problem = computed(() => (query.error.value ? asProblem(query.error.value) : undefined))

  return { doctors, doctorId, zone, today, date, agenda, current, next, choose, problem, loading: query.isPending, refetch: query.refetch }
}

/** Who comes next: whoever has waited longest, else the first who is still to come. */
export function nextOf(agenda: readonly Appointment[], currentId?: string): Appointment | undefined {
  const others = agenda.filter((one) => one.id !== currentId)
  const waiting = others
    .filter((one) => one.status === 'checked-in')
    .sort((a, b) => Date.parse(a.checkedInAt ?? a.start) - Date.parse(b.checkedInAt ?? b.start))
  return waiting[0] ?? others.find((one) => one.status === 'booked' || one.status === 'confirmed')
}
