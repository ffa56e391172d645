import { QueryClient } from '@tanstack/vue-query'
import { Problem } from './problem'

/** One cache for all reads. Only passing failures are tried again; a refusal is shown at once. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
      retryDelay: (failures) => 500 * 2 ** failures,
    },
  },
})
