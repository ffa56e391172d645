import { addDays, useDates, wallIn } from '@/ui/dates'
import { useI18n } from 'vue-i18n'
import type { Absence } from '../types'

/** Whether it begins and ends at midnight: then it is told in days. */
export const inWholeDays = ({ start, end }: { start: string; end: string }, zone: string) =>
  wallIn(zone, Date.parse(start)).time === '00:00' && wallIn(zone, Date.parse(end)).time === '00:00'

export function useAbsenceWords(zone: () => string | undefined) {
  const { t } = useI18n()
  const dates = useDates()
  return {
    kind: (absence: Absence) => t(`doctors.absence.kinds.${absence.kind}`),
    period: (absence: Absence) => {
      const clock = zone() ?? 'UTC'
      if (!inWholeDays(absence, clock)) return `${dates.dayTime(absence.start, clock)} – ${dates.dayTime(absence.end, clock)}`
      const first = wallIn(clock, Date.parse(absence.start)).date
      const last = addDays(wallIn(clock, Date.parse(absence.end)).date, -1)
      return first === last ? dates.day(first) : `${dates.day(first)} – ${dates.day(last)}`
    },
  }
}
