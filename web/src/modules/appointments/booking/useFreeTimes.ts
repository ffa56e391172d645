import { api } from '@/app/api'
import { addDays, dateIn, instantIn } from '@/ui/dates'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import type { DayCount, Slot } from '../types'
import { queryOf, type Target } from './target'

/** Days shown at once: two weeks, as two rows. */
export const DAYS_SHOWN = 14
/** As many slots as one answer holds. */
export const MOST_SLOTS = 500

/** The free days and, for the chosen one, the free times of whomever the booking is with. The first of each is chosen. */
export function useFreeTimes(wanted: {
  target: Ref<Target>
  type: Ref<string>
  minutes?: Ref<number | undefined>
  locationId: Ref<string | undefined>
  zone: Ref<string>
  firstDay?: string
}) {
  const today = computed(() => dateIn(wanted.zone.value))
  const from = ref(wanted.firstDay ?? today.value)
  const day = ref(wanted.firstDay ?? '')
  const query = computed(() => {
    const target = queryOf(wanted.target.value)
    return target && { ...target, type: wanted.type.value, minutes: wanted.minutes?.value, locationId: wanted.locationId.value }
  })

  const days = useQuery({
    queryKey: ['/slots/days', query, from],
    queryFn: async ({ signal }) => {
      const range = { from: from.value, to: addDays(from.value, DAYS_SHOWN - 1) }
      return (await api.get<{ data: DayCount[] }>('/slots/days', { query: { ...query.value, ...range }, signal })).data
    },
    enabled: () => !!query.value,
    placeholderData: keepPreviousData,
  })

  const slots = useQuery({
    queryKey: ['/slots', query, day, wanted.zone],
    queryFn: async ({ signal }) => {
      const range = {
        from: new Date(Math.max(instantIn(wanted.zone.value, day.value).getTime(), Date.now())).toISOString(),
        to: instantIn(wanted.zone.value, addDays(day.value, 1)).toISOString(),
      }
      return (await api.get<{ data: Slot[] }>('/slots', { query: { ...query.value, ...range, limit: MOST_SLOTS }, signal })).data
    },
    enabled: () => !!query.value && !!day.value,
    placeholderData: keepPreviousData,
  })

  const counts = computed(() => {
    const free = new Map((days.data.value ?? []).map((count) => [count.date, count.free]))
    return Array.from({ length: DAYS_SHOWN }, (_, index) => {
      const date = addDays(from.value, index)
      return { date, free: free.get(date) ?? 0 }
    })
  })
  const firstFree = computed(() => counts.value.find((count) => count.free > 0)?.date)

  // Another doctor or type: the chosen day stays while it has free times, else the first that has.
  watch([counts, () => days.isPlaceholderData.value, query], () => {
    if (days.isPlaceholderData.value || !days.data.value) return
    const chosen = counts.value.find((count) => count.date === day.value)
    const keeps = day.value === wanted.firstDay || (chosen?.free ?? 0) > 0
    if (!keeps && firstFree.value) day.value = firstFree.value
  }, { immediate: true })

  function page(step: number): void {
    const next = addDays(from.value, step * DAYS_SHOWN)
    from.value = next < today.value ? today.value : next
  }

  return { from, day, days, slots, counts, firstFree, today, page, ready: computed(() => !!query.value) }
}
