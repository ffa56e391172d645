import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { api } from './client'
import { asProblem, type Problem } from './problem'

export interface One<T> {
  row: ComputedRef<T | undefined>
  problem: ComputedRef<Problem | undefined>
  refetch: () => unknown
}

/** One resource of a collection, for example `useOne<Room>('/rooms', () => props.id)`; nothing is read without an id. */
export function useOne<T>(path: string, id: () => string | undefined): One<T> {
  const result = useQuery({
    queryKey: [path, 'one', computed(id)],
    queryFn: ({ signal }) => api.get<T>(`${path}/${id()}`, { signal }),
    enabled: () => !!id(),
  })
  return {
    row: computed(() => (id() ? result.data.value : undefined)),
    problem: computed(() => (result.error.value && id() ? asProblem(result.error.value) : undefined)),
    refetch: () => result.refetch(),
  }
}
