import { addDays, useDates } from '@/ui/dates'
import { computed } from 'vue'
import { weekdays } from './types'

const SOME_MONDAY = '2026-01-05'

/** The days of the week in the words of the chosen language. */
export function useWeekdays() {
  const dates = useDates()
  return computed(() =>
    weekdays.map((weekday, index) => {
      const date = addDays(SOME_MONDAY, index)
      return { weekday, short: dates.weekday(date), long: dates.longDay(date).split(/[\s,]/)[0]! }
    }),
  )
}
