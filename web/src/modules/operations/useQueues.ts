import { api, asProblem, queries } from '@/app/api'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Overview, Throughput } from './types'

/** How often queues are looked at. All of this rests while the tab is hidden. */
export const POLL_MILLIS = 5_000
/** Only whole minutes are counted, so the chart has nothing new more often. */
const CHART_MILLIS = 15_000
const PATH = '/operations/queues'

/** All queues and what was handled in the last hour, kept fresh. */
export function useQueues() {
  const overview = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => api.get<Overview>(PATH, { signal }),
    refetchInterval: POLL_MILLIS,
  })
  const throughput = useQuery({
    queryKey: ['/operations/throughput'],
    queryFn: ({ signal }) => api.get<Throughput>('/operations/throughput', { signal }),
    refetchInterval: CHART_MILLIS,
  })
  return {
    queues: computed(() => overview.data.value?.queues ?? []),
    unreachable: computed(() => [
      ...new Set([...(overview.data.value?.unreachable ?? []), ...(throughput.data.value?.unreachable ?? [])]),
    ]),
    /** The server's clock at the last answer: ages stay right on a computer whose clock is wrong. */
    at: computed(() => new Date(overview.data.value?.at ?? Date.now())),
    loading: overview.isPending,
    problem: computed(() => (overview.error.value ? asProblem(overview.error.value) : undefined)),
    refetch: () => overview.refetch(),
    throughput: throughput.data,
    throughputFailed: throughput.isError,
  }
}

/** Counts and lists alike, after something was done to a queue. */
export const reloadQueues = () =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(PATH) })
