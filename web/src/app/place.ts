import { useStored } from '@/ui/browser'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, type Page } from './api'
import { useSession } from './session/session'

/** A site of the hospital, with the time zone that all times there are told in. */
export interface Place {
  id: string
  name: string
  zone: string
  departmentIds: string[]
  active: boolean
}

const chosen = useStored<string | null>('salus.location', null)

/** The location this person works at on this device. */
export function usePlace() {
  const session = useSession()
  const { data } = useQuery({
    queryKey: ['/locations', 'all'],
    queryFn: ({ signal }) => api.get<Page<Place>>('/locations', { query: { limit: 200 }, signal }),
    staleTime: 5 * 60_000,
    enabled: () => session.can('departments:read'),
  })
  const places = computed(() => (data.value?.data ?? []).filter((place) => place.active))
  const place = computed(() => places.value.find((candidate) => candidate.id === chosen.value) ?? places.value[0])
  const choose = (id: string) => (chosen.value = id)
  /** There is a hospital, but nothing in it yet. */
  const bare = computed(() => data.value !== undefined && places.value.length === 0)
  return { places, place, choose, bare }
}
