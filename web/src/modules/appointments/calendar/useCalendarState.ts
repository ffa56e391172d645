import { usePlace } from '@/app/place'
import { addDays, dateIn, viewerZone } from '@/ui/dates'
import { useUrlState } from '@/ui/useUrlState'
import { computed } from 'vue'
import { listedStatuses, type AppointmentStatus } from '../types'
import type { By } from './columns'

export type View = 'day' | 'week'

/** Shown unless other statuses are chosen: all but what is over without having taken place. */
const usual = listedStatuses.filter((status) => status !== 'cancelled' && status !== 'entered-in-error')

const split = (text: string) => text.split(',').filter(Boolean)

/** Monday of the date's week. */
export const mondayOf = (date: string) => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7))

/** What the calendar shows, all of it in the address. */
export function useCalendarState() {
  const { place, places } = usePlace()
  const dateText = useUrlState('date')
  const viewText = useUrlState('view', 'day')
  const byText = useUrlState('by', 'doctor')
  const chosenText = useUrlState('show')
  const department = useUrlState('department')
  const statusText = useUrlState('status')
  const hours = useUrlState('hours')

  const zone = computed(() => place.value?.zone ?? viewerZone)
  const today = computed(() => dateIn(zone.value))
  const isDate = computed(() => /^\d{4}-\d\d-\d\d$/.test(dateText.value) && !Number.isNaN(Date.parse(dateText.value)))
  const date = computed({
    get: () => (isDate.value ? dateText.value : today.value),
    set: (next) => (dateText.value = next === today.value ? '' : next),
  })
  const view = computed<View>({ get: () => (viewText.value === 'week' ? 'week' : 'day'), set: (next) => (viewText.value = next) })
  const by = computed<By>({
    get: () => (['room', 'department'].includes(byText.value) ? (byText.value as By) : 'doctor'),
    set: (next) => {
      byText.value = next
      chosenText.value = ''
    },
  })
  const chosen = computed<string[]>({ get: () => split(chosenText.value), set: (next) => (chosenText.value = (next ?? []).join(',')) })
  const statuses = computed<string[]>({ get: () => split(statusText.value), set: (next) => (statusText.value = (next ?? []).join(',')) })
  const wanted = computed<readonly AppointmentStatus[]>(() =>
    statuses.value.length ? listedStatuses.filter((status) => statuses.value.includes(status)) : usual,
  )
  const wholeDay = computed({ get: () => hours.value === 'all', set: (all) => (hours.value = all ? 'all' : '') })
  const dates = computed(() => {
    const first = view.value === 'week' ? mondayOf(date.value) : date.value
    return Array.from({ length: view.value === 'week' ? 7 : 1 }, (_, index) => addDays(first, index))
  })

  const go = (step: number) => (date.value = addDays(date.value, step * (view.value === 'week' ? 7 : 1)))
  const goToday = () => (date.value = today.value)

  return { place, places, zone, today, date, view, by, chosen, department, statuses, wanted, wholeDay, dates, go, goToday }
}

export type CalendarState = ReturnType<typeof useCalendarState>
