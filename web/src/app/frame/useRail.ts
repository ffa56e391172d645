import { rail } from '@/app/modules'
import type { RailItem } from '@/app/module'
import { useSession } from '@/app/session/session'
import { computed } from 'vue'

/** The places in the rail that the signed-in person may go to. */
export function useRail() {
  const session = useSession()
  const visible = (item: RailItem) =>
    session.can(item.permission) && (!item.shownTo || (!!session.user && item.shownTo(session.user)))
  const items = computed(() => rail.filter(visible))
  return {
    items,
    day: computed(() => items.value.filter((item) => item.group === 'day')),
    administration: computed(() => items.value.filter((item) => item.group === 'administration')),
  }
}
