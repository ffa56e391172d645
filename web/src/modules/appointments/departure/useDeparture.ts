import { api, asProblem, queries, useList } from '@/app/api'
import { forgetPosition } from '@/app/api/position'
import { useAppointmentChanges } from '@/app/live'
import { useSnackbar } from '@/ui/snackbar'
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, watch, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { isUndecided, type Departure, type DepartureSummary, type Proposal } from './types'

const PATH = '/appointment-proposals'
const POLL_MILLIS = 10_000
/** Something is going on by itself, and is over in a moment. */
const SOON_MILLIS = 1_000

/** Doctors who are leaving, and how much is left to decide about their appointments. */
export const useDepartures = (enabled: () => boolean) =>
  useQuery({
    queryKey: [`${PATH}/departures`],
    queryFn: async ({ signal }) => (await api.get<{ data: DepartureSummary[] }>(`${PATH}/departures`, { signal })).data,
    enabled,
    refetchInterval: POLL_MILLIS,
  })

const readAgain = () =>
  queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => typeof path === 'string' && /^\/(appointment|doctors|slots)/.test(path) })

/** One doctor's departure, what is proposed for their appointments, and what can be decided. */
export function useDeparture(doctorId: () => string) {
  const { t } = useI18n()
  const snackbar = useSnackbar()
  const busy = ref<string>()
  const poll = useAppointmentChanges(() => ({ doctorId: doctorId() }), POLL_MILLIS)
  /** Whether it waits for people; what goes on by itself is asked after more often. */
  const rests = ref(false)
  const departure = useQuery({
    queryKey: ['/doctors/departure', computed(doctorId)],
    queryFn: ({ signal }) => api.get<Departure>(`/doctors/${doctorId()}/departure`, { signal }),
    refetchInterval: computed(() => (rests.value ? POLL_MILLIS : SOON_MILLIS)),
  })
  const stage = computed(() => departure.data.value?.stage)
  const takesDecisions = computed(() => stage.value === 'deciding')
  const isOver = computed(() => stage.value === 'done' || stage.value === 'undone')
  const list = useList<Proposal>(PATH, () => ({ doctorId: doctorId() }), {
    limit: 100,
    refetchInterval: computed(() => (rests.value ? poll.value : SOON_MILLIS)),
  })
  const undecided = computed(() => list.rows.value.filter(isUndecided))
  watchEffect(() => {
    rests.value = isOver.value || (takesDecisions.value && (undecided.value.length > 0 || list.hasMore.value))
  })
  // What was listed before belongs to the stage before: a list read while times were still looked for may be empty.
  watch(stage, (now, before) => {
    if (!before || now === before) return
    forgetPosition()
    void readAgain()
  })

  /** Does something and reads again; says what went wrong when it does not succeed. */
  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    busy.value = what
    try {
      return await work()
    } catch (error) {
      const problem = asProblem(error)
      const known = ['already-decided', 'departure-not-open', 'departure-over', 'slot-already-taken', 'outside-schedule', 'stale-version']
      snackbar.failed(known.includes(problem.kind) ? t(`appointments.departure.problems.${problem.kind}`) : t('ui.problem.failed.title'))
      return undefined
    } finally {
      busy.value = undefined
      await readAgain()
    }
  }

  const decide = (proposal: Proposal, verb: 'accept' | 'decline' | 'reschedule' | 'cancel', body?: object) =>
    attempt(proposal.id, () => api.post<Proposal>(`${PATH}/${proposal.id}/${verb}`, { version: proposal.version, body }))

  return {
    departure,
    list,
    stage,
    takesDecisions,
    busy,
    decide,
    undecided,
    acceptAll: () =>
      attempt('all', () => api.post<{ accepted: number; left: { id: string }[] }>(`${PATH}/accept`, { body: { doctorId: doctorId() } })),
    undo: () => attempt('undo', () => api.post<Departure>(`/doctors/${doctorId()}/departure/undo`)),
  }
}
