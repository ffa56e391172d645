import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type RouteLocationNormalized, type Router } from 'vue-router'

/** Where each router is on its way to, until it has arrived. */
const goals = new WeakMap<Router, { to?: RouteLocationNormalized }>()

function goalOf(router: Router): { to?: RouteLocationNormalized } {
  const known = goals.get(router)
  if (known) return known
  const goal: { to?: RouteLocationNormalized } = {}
  goals.set(router, goal)
  router.beforeEach((to) => void (goal.to = to))
  router.afterEach((to) => void (goal.to === to && (goal.to = undefined)))
  router.onError(() => (goal.to = undefined))
  return goal
}

const waiting = new Map<string, string>()
let planned = false

/** A piece of the page's state that lives in the address (`?name=value`), so that a link or a reload shows the same. */
export function useUrlState(name: string, initial = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  const goal = goalOf(router)

  /** Several values set in one go must end in one navigation, or the last would undo the others. */
  function plan(value: string): void {
    waiting.set(name, value === initial ? '' : value)
    if (planned) return
    planned = true
    queueMicrotask(() => {
      planned = false
      const leaving = goal.to && goal.to.path !== route.path
      const query = { ...(goal.to ?? route).query }
      for (const [key, text] of waiting) {
        if (text) query[key] = text
        else delete query[key]
      }
      waiting.clear()
      // Whoever leaves the page takes along what they want of it; keeping state here would hold them back.
      if (leaving) return
      void router.replace({ query, hash: route.hash })
    })
  }

  return computed({
    get: () => {
      const value = route.query[name]
      return (Array.isArray(value) ? value[0] : value) ?? initial
    },
    set: (value) => plan(value ?? initial),
  })
}
