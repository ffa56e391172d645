import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** English reads day first ("Tue 24 Nov"), as in a hospital. */
const tags: Record<string, string> = { en: 'en-GB', de: 'de-DE' }
const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function format(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options)
  let known = formats.get(key)
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(tag, options)))
  return known
}

/** The zone of whoever looks at the screen. */
export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Today's date (YYYY-MM-DD) in a zone. */
export function dateIn(zone: string | undefined, instant: Date = new Date()): string {
  return format('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}

/** Completed years of age on `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** `date` moved by whole days; both YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T12:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** What calendar and clock on the wall show in a zone: { date: "2026-11-24", time: "09:30" }. */
export function wallIn(zone: string, instant: number | Date): { date: string; time: string } {
  const clock = format('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  })
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

/**
 * The instant at which a local date and time ("09:30") happens in a zone. A time that happens twice is its first; one that
 * the clocks skip moves forward by the gap.
 */
export function instantIn(zone: string, date: string, time = '00:00'): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const before = asUtc - offsetAt(zone, asUtc - DAY)
  const after = asUtc - offsetAt(zone, asUtc + DAY)
  const real = [before, after].filter((candidate) => {
    const wall = wallIn(zone, candidate)
    return wall.date === date && wall.time === time
  })
  return new Date(real.length > 0 ? Math.min(...real) : before)
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a whole minute. */
function offsetAt(zone: string, instant: number): number {
  const { date, time } = wallIn(zone, instant)
  return Date.parse(`${date}T${time}:00Z`) - instant
}

/** Whole minutes from `from` to `to`. */
export function minutesBetween(from: string | Date, to: string | Date): number {
  return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 60_000)
}

/** How far away something is, in the unit that people would use: from the next calendar day on they count days. */
export function distance(from: Date, to: Date, zone: string): { count: number; unit: 'minute' | 'hour' | 'day' } {
  const minutes = minutesBetween(from, to)
  if (Math.abs(minutes) < 60) return { count: minutes, unit: 'minute' }
  const day = (instant: Date) => Date.parse(`${wallIn(zone, instant).date}T12:00:00Z`) / DAY
  const days = day(to) - day(from)
  const near = days === 0 || Math.abs(minutes) < 6 * 60
  return near ? { count: Math.trunc(minutes / 60), unit: 'hour' } : { count: days, unit: 'day' }
}

/** "24 Nov 1980" in a language, outside components. */
export function dateWords(date: string, language: string): string {
  const words = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return format(tags[language] ?? language, words).format(new Date(`${date}T12:00:00Z`))
}

/** Dates and times in the words of the chosen language. Instants are shown in the zone given, which is the location's. */
export function useDates() {
  const { locale, t } = useI18n()
  const tag = computed(() => tags[locale.value] ?? locale.value)
  const parts = (options: Intl.DateTimeFormatOptions) => format(tag.value, options)
  const plain = (date: string) => new Date(`${date}T12:00:00Z`)
  const withoutComma = (text: string) => text.replace(/^(\p{L}+\.?),\s/u, '$1 ')

  /** "09:30" */
  const time = (instant: string | Date, zone?: string) =>
    parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(instant))

  /** "09:30:05", in the viewer's zone: for what changes while one looks at it */
  const clock = (instant: string | Date) =>
    parts({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant))

  /** "Tue 24 Nov", with the year when it is not this one */
  const day = (date: string) => {
    const year = date.slice(0, 4) === dateIn(undefined).slice(0, 4) ? undefined : ('numeric' as const)
    return withoutComma(parts({ weekday: 'short', day: 'numeric', month: 'short', year, timeZone: 'UTC' }).format(plain(date)))
  }

  /** "Tue 24 Nov, 09:30" */
  const dayTime = (instant: string | Date, zone?: string) =>
    `${day(dateIn(zone, new Date(instant)))}, ${time(instant, zone)}`

  /** "24 Nov 1980", for dates that are not near: births, policies */
  const date = (text: string | undefined | null) =>
    text ? dateWords(text.slice(0, 10), locale.value) : ''

  /** "Tuesday 24 November" */
  const longDay = (text: string) =>
    withoutComma(parts({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(plain(text)))

  const weekday = (text: string) => parts({ weekday: 'short', timeZone: 'UTC' }).format(plain(text))

  /** "in 12 min", "3 hr ago", "tomorrow": only ever beside the absolute time, and in days of the zone's calendar */
  const relative = (instant: string | Date, now: Date = new Date(), zone: string = viewerZone) => {
    const { count, unit } = distance(now, new Date(instant), zone)
    return new Intl.RelativeTimeFormat(tag.value, { style: 'short', numeric: 'auto' }).format(count, unit)
  }

  /** "46 years", "7 months", "12 days" */
  const age = (birthDate: string, today: string = dateIn(undefined)) => {
    const years = ageOn(birthDate, today)
    if (years >= 2) return t('ui.age.years', years)
    const days = Math.max(0, Math.round((plain(today).getTime() - plain(birthDate).getTime()) / 86_400_000))
    return days >= 60 ? t('ui.age.months', Math.floor(days / 30.44)) : t('ui.age.days', days)
  }

  const number = (value: number) => new Intl.NumberFormat(tag.value).format(value)

  return { time, clock, day, dayTime, date, longDay, weekday, relative, age, number }
}
