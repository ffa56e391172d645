import { api, asProblem, queries, type Problem } from '@/app/api'
import { dateIn } from '@/ui/dates'
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Schedule, ScheduleEntry, Weekday } from '../types'
import type { Unless } from '../useAffected'
import { faultsOf, minutesOf } from './hours'

/** An entry while it is edited; the key tells it from others that say the same. */
export interface Draft extends ScheduleEntry {
  key: number
}

let keys = 0
const copy = (entry: ScheduleEntry): Draft => ({ ...entry, breaks: entry.breaks.map((pause) => ({ ...pause })), appointmentTypes: [...entry.appointmentTypes], key: ++keys })
const told = ({ weekday, locationId, roomId, start, end, breaks, appointmentTypes, slotMinutes, validFrom, validTo }: ScheduleEntry): ScheduleEntry => ({
  weekday, locationId, roomId: roomId || null, start, end, breaks, appointmentTypes, slotMinutes: Number(slotMinutes), validFrom, validTo: validTo || null,
})
const text = (entries: ScheduleEntry[]) => JSON.stringify(entries.map(told))

/** A doctor's week as it is being edited: nothing is sent until it is saved as a whole. */
export function useScheduleDraft(doctorId: () => string, unlessAffected: Unless) {
  const path = () => `/doctors/${doctorId()}/schedule`
  const saved = useQuery({ queryKey: [path()], queryFn: ({ signal }) => api.get<Schedule>(path(), { signal }) })
  const entries = ref<Draft[]>([])
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const dirty = computed(() => !!saved.data.value && text(entries.value) !== text(saved.data.value.entries))
  const faults = computed(
    () => new Map(entries.value.map((entry) => [entry.key, faultsOf(entry, entries.value.filter((other) => other.key !== entry.key))])),
  )
  const sound = computed(() => [...faults.value.values()].every((list) => list.length === 0))

  /** The stored week as it was last shown; a reload in the background must not take away what is being typed. */
  let shown: string | undefined
  function show(schedule: Schedule | undefined): void {
    shown = schedule && text(schedule.entries)
    entries.value = (schedule?.entries ?? []).map(copy)
  }

  function discard(): void {
    problem.value = undefined
    show(saved.data.value)
  }
  watch(
    () => saved.data.value,
    (schedule) => (shown === undefined || text(entries.value) === shown) && show(schedule),
    { immediate: true },
  )

  /** A new stretch begins like the one before it on the same day, or as a usual morning at the given place. */
  function add(weekday: Weekday, locationId: string): Draft {
    const like = entries.value.at(-1)
    const lastThatDay = entries.value.filter((entry) => entry.weekday === weekday).sort((a, b) => a.end.localeCompare(b.end)).at(-1)
    const start = lastThatDay && minutesOf(lastThatDay.end) < 20 * 60 ? lastThatDay.end : '08:00'
    const end = start < '12:00' ? '12:00' : `${String(Math.min(23, Number(start.slice(0, 2)) + 3)).padStart(2, '0')}:00`
    const entry = copy({
      weekday, locationId: like?.locationId ?? locationId, roomId: like?.roomId ?? null, start, end, breaks: [], appointmentTypes: [],
      slotMinutes: like?.slotMinutes ?? 15, validFrom: like?.validFrom ?? dateIn(undefined), validTo: like?.validTo ?? null,
    })
    entries.value.push(entry)
    return entry
  }

  const remove = (key: number) => (entries.value = entries.value.filter((entry) => entry.key !== key))
  const copyTo = (entry: Draft, weekday: Weekday) => entries.value.push(copy({ ...entry, weekday }))

  /** True once stored; false when someone chose to go back, or it was refused. */
  async function save(): Promise<boolean> {
    busy.value = true
    problem.value = undefined
    try {
      const body = { entries: entries.value.map(told) }
      const version = saved.data.value?.version ?? 0
      const answer = await unlessAffected((query) => api.put<Schedule>(path(), { body, version, query }))
      if (!answer) return false
      queries.setQueryData([path()], answer)
      show(answer)
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** What the server says about one entry; its pointers count entries as they were sent. */
  const refusalOf = (key: number) => {
    const index = entries.value.findIndex((entry) => entry.key === key)
    return (problem.value?.errors ?? []).filter(({ pointer }) => pointer === `/entries/${index}` || pointer.startsWith(`/entries/${index}/`))
  }

  return { saved, entries, problem, busy, dirty, faults, sound, discard, add, remove, copyTo, save, refusalOf }
}

export type ScheduleDraft = ReturnType<typeof useScheduleDraft>
