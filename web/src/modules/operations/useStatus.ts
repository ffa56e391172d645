import { api, asProblem } from '@/app/api'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Status } from './types'

const POLL_MILLIS = 10_000
const PATH = '/status'

/** How all services are, kept fresh while the tab is visible. */
export function useStatus() {
  const status = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => api.get<Status>(PATH, { signal }),
    refetchInterval: POLL_MILLIS,
  })
  return {
    state: computed(() => status.data.value?.state),
    instances: computed(() => status.data.value?.services ?? []),
    loading: status.isPending,
    problem: computed(() => (status.error.value ? asProblem(status.error.value) : undefined)),
    refetch: () => status.refetch(),
  }
}
