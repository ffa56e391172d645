import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from './client'
import type { Page } from './page'
import { asProblem } from './problem'

/** A short list that comes in one piece and takes no paging, for example the holidays of a location. */
export function useWhole<T>(path: MaybeRefOrGetter<string>) {
  const result = useQuery({
    queryKey: [computed(() => toValue(path))],
    queryFn: ({ signal }) => api.get<Page<T>>(toValue(path), { signal }),
  })
  return {
    rows: computed(() => result.data.value?.data ?? []),
    problem: computed(() => (result.error.value ? asProblem(result.error.value) : undefined)),
    loading: result.isPending,
    refetch: () => result.refetch(),
  }
}
