import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRef, type MaybeRefOrGetter } from 'vue'
import { api, type Query } from './client'
import type { Page } from './page'
import { asProblem } from './problem'

/** A list that is read page by page ("load more"); old rows stay on screen while a new filter loads. */
export function useList<T>(
  path: MaybeRefOrGetter<string>,
  query: MaybeRefOrGetter<Query> = {},
  options: { limit?: number; refetchInterval?: MaybeRef<number>; enabled?: MaybeRefOrGetter<boolean> } = {},
) {
  const key = computed(() => [toValue(path), toValue(query)])
  const result = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(toValue(path), {
        query: { ...toValue(query), limit: options.limit ?? 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page?.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: options.refetchInterval,
    enabled: () => toValue(options.enabled ?? true),
  })
  return {
    rows: computed(() => result.data.value?.pages.flatMap((page) => page.data) ?? []),
    total: computed(() => result.data.value?.pages[0]?.page?.total ?? null),
    problem: computed(() => (result.error.value ? asProblem(result.error.value) : undefined)),
    loading: result.isPending,
    refreshing: result.isFetching,
    hasMore: computed(() => result.hasNextPage.value),
    loadingMore: result.isFetchingNextPage,
    more: () => result.fetchNextPage(),
    refetch: () => result.refetch(),
  }
}
