import { actions, searchSources } from '@/app/modules'
import type { Found } from '@/app/module'
import { useSession } from '@/app/session/session'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRail } from './useRail'

export interface Hit extends Found {
  index: number
}

/** Everything that matches the text: what modules find on the server, then places and actions by their names. */
export function useSearch(text: Ref<string>, open: Ref<boolean>) {
  const { t } = useI18n()
  const session = useSession()
  const { items } = useRail()
  const asked = computed(() => text.value.trim())

  const { data, isFetching } = useQuery({
    queryKey: ['palette', asked],
    queryFn: async ({ signal }) => {
      const sources = searchSources.filter((source) => session.can(source.permission))
      const answers = await Promise.allSettled(sources.map((source) => source.find(asked.value, signal)))
      // One source that fails must not hide what the others found.
      return sources.map((source, index) => {
        const answer = answers[index]!
        return { title: source.title, found: answer.status === 'fulfilled' ? answer.value : [] }
      })
    },
    enabled: () => open.value && asked.value.length >= 2,
    placeholderData: keepPreviousData,
  })

  const named = computed<Found[]>(() => [
    ...actions
      .filter((action) => session.can(action.permission))
      .map((action) => ({ id: `do-${action.title}`, title: t(action.title), detail: action.keys, icon: action.icon, to: action.to })),
    ...items.value.map((item) => ({ id: `go-${item.title}`, title: t(item.title), detail: t('app.search.go'), icon: item.icon, to: item.to })),
  ])

  const groups = computed(() => {
    const words = asked.value.toLocaleLowerCase()
    const matching = named.value.filter((hit) => !words || hit.title.toLocaleLowerCase().includes(words))
    const remote = asked.value.length >= 2 ? (data.value ?? []) : []
    const all = [
      ...remote.map((group) => ({ title: t(group.title), found: group.found })),
      { title: t('app.search.actions'), found: matching },
    ].filter((group) => group.found.length > 0)
    let index = 0
    return all.map((group) => ({ title: group.title, hits: group.found.map((hit): Hit => ({ ...hit, index: index++ })) }))
  })

  return { groups, hits: computed(() => groups.value.flatMap((group) => group.hits)), searching: isFetching }
}
