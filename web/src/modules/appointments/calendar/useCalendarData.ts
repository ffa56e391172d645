import { api, asProblem } from '@/app/api'
import { useAppointmentChanges } from '@/app/live'
import { useSession } from '@/app/session/session'
import { addDays, instantIn } from '@/ui/dates'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readAll, useDepartments, useDoctors, useRooms } from '../reads'
import { listedStatuses, type Appointment, type Availability } from '../types'
import { buildColumns, doctorsAtWork, rangeOf, resourcesOf } from './columns'
import type { CalendarState } from './useCalendarState'

const POLL_MILLIS = 12_000
/** So many doctors one question about their times may name. */
const DOCTORS_A_QUESTION = 50
/** A house with more shows those of one department, or the chosen ones. */
const MOST_DOCTORS = 200

async function readAvailability(doctorIds: string[], from: string, to: string, signal: AbortSignal): Promise<Availability[]> {
  const questions: Promise<{ data: Availability[] }>[] = []
  for (let first = 0; first < doctorIds.length; first += DOCTORS_A_QUESTION) {
    const some = doctorIds.slice(first, first + DOCTORS_A_QUESTION)
    questions.push(api.get('/doctors/availability', { query: { doctorIds: some, from, to }, signal }))
  }
  return (await Promise.all(questions)).flatMap((answer) => answer.data)
}

/** Everything the grid draws. Appointments are read again when one changes; what is on screen stays meanwhile. */
export function useCalendarData(state: CalendarState) {
  const session = useSession()
  const doctors = useDoctors()
  const rooms = useRooms()
  const departments = useDepartments()

  const span = computed(() => ({
    from: instantIn(state.zone.value, state.dates.value[0]!).toISOString(),
    to: instantIn(state.zone.value, addDays(state.dates.value.at(-1)!, 1)).toISOString(),
  }))
  const appointments = useQuery({
    queryKey: ['/appointments', 'range', computed(() => state.place.value?.id), span],
    queryFn: ({ signal }) =>
      readAll<Appointment>('/appointments', { locationId: state.place.value!.id, ...span.value, status: listedStatuses, sort: 'start' }, signal),
    enabled: () => !!state.place.value,
    refetchInterval: useAppointmentChanges(() => state.place.value && { locationId: state.place.value.id }, POLL_MILLIS),
    placeholderData: keepPreviousData,
  })

  const ofDepartment = computed(() =>
    (doctors.data.value ?? []).filter((doctor) => !state.department.value || doctor.departmentIds.includes(state.department.value)),
  )
  const asked = computed(() => {
    const named = state.by.value === 'doctor' ? state.chosen.value : []
    return (named.length ? named : ofDepartment.value.map((doctor) => doctor.id)).slice(0, MOST_DOCTORS)
  })
  const availability = useQuery({
    queryKey: ['/doctors/availability', asked, state.dates],
    queryFn: ({ signal }) => readAvailability(asked.value, state.dates.value[0]!, state.dates.value.at(-1)!, signal),
    enabled: () => asked.value.length > 0,
    refetchInterval: 5 * POLL_MILLIS,
    placeholderData: keepPreviousData,
  })

  const all = computed(() => appointments.data.value ?? [])
  const times = computed(() => availability.data.value ?? [])

  /** What can be chosen as a column here. */
  const offered = computed(() => {
    const place = state.place.value
    const inDepartment = (id: string | undefined) => !state.department.value || id === state.department.value
    return resourcesOf(
      state.by.value,
      ofDepartment.value,
      (rooms.data.value ?? []).filter((room) => room.locationId === place?.id && inDepartment(room.departmentId)),
      (departments.data.value ?? []).filter((department) => place?.departmentIds.includes(department.id) && inDepartment(department.id)),
    )
  })

  const resources = computed(() => {
    const { by, chosen, place, view } = state
    if (chosen.value.length) return offered.value.filter((resource) => chosen.value.includes(resource.id))
    const working = by.value === 'doctor' && place.value
      ? new Set(doctorsAtWork(ofDepartment.value, all.value, times.value, place.value.id).map((doctor) => doctor.id))
      : undefined
    const worth = working ? offered.value.filter((resource) => working.has(resource.id)) : offered.value
    if (view.value === 'day') return worth
    return [worth.find((resource) => resource.id === session.user?.doctorId) ?? worth[0]].filter((resource) => !!resource)
  })

  const problem = computed(() => {
    const error = appointments.error.value ?? doctors.error.value ?? availability.error.value
    return error ? asProblem(error) : undefined
  })
  const loading = computed(() => !appointments.data.value || !doctors.data.value || (asked.value.length > 0 && !availability.data.value))
  const turning = computed(() => appointments.isPlaceholderData.value || availability.isPlaceholderData.value)

  function refetch(): void {
    for (const query of [appointments, availability, doctors, rooms, departments]) void query.refetch()
  }

  /** The grid, with `shown` instead of the appointments as the server has them. */
  function gridOf(shown: Appointment[]) {
    const place = state.place.value
    const built = buildColumns({
      by: state.by.value,
      zone: state.zone.value,
      locationId: place?.id ?? '',
      dates: state.dates.value,
      resources: resources.value,
      appointments: shown.filter((appointment) => state.wanted.value.includes(appointment.status)),
      availability: times.value,
      doctors: doctors.data.value ?? [],
    })
    return { ...built, range: rangeOf(built.columns, built.axis, place?.id ?? '', state.wholeDay.value) }
  }

  return { all, times, offered, departments: departments.data, doctors: doctors.data, problem, loading, turning, refetch, gridOf }
}
