import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const waiting = new Map<string, string>()
let planned = false

/** A piece of the page's state that lives in the address (`?name=value`), so that a link or a reload shows the same. */
export function useUrlState(name: string, initial = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()

  /** Several values set in one go must end in one navigation, or the last would undo the others. */
  function plan(value: string): void {
    waiting.set(name, value === initial ? '' : value)
    if (planned) return
    planned = true
    queueMicrotask(() => {
      planned = false
      const query = { ...route.query }
      for (const [key, text] of waiting) {
        if (text) query[key] = text
        else delete query[key]
      }
      waiting.clear()
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
