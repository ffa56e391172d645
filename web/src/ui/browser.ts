import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** A value that this browser remembers. Works, but forgets, where storage is not allowed. */
export function useStored<T>(key: string, initial: T): Ref<T> {
  const value = ref(read(key, initial)) as Ref<T>
  watch(value, (next) => write(key, next), { deep: true })
  return value
}

function read<T>(key: string, initial: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? initial : (JSON.parse(text) as T)
  } catch {
    return initial // storage refused, or an older version's value
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the tab.
  }
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): Ref<boolean> {
  const media = window.matchMedia(query)
  const matches = ref(media.matches)
  const update = () => (matches.value = media.matches)
  media.addEventListener('change', update)
  onScopeDispose(() => media.removeEventListener('change', update), true)
  return matches
}

export const usePreferredDark = () => useMedia('(prefers-color-scheme: dark)')

/** A phone, or a window as narrow as one: panels become pages. */
export const usePhone = () => useMedia('(max-width: 719px)')

/** Whether the browser believes it has a network. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine)
  const update = () => (online.value = navigator.onLine)
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
  onScopeDispose(() => {
    window.removeEventListener('online', update)
    window.removeEventListener('offline', update)
  }, true)
  return online
}

/** The current moment, ticking. */
export function useNow(everyMillis = 30_000): Ref<Date> {
  const now = ref(new Date())
  const timer = window.setInterval(() => (now.value = new Date()), everyMillis)
  onScopeDispose(() => window.clearInterval(timer), true)
  return now
}

/** Follows a value, but only once it has rested. */
export function useSettled<T>(source: Ref<T>, millis = 120): Ref<T> {
  const settled = ref(source.value) as Ref<T>
  let timer: number | undefined
  watch(source, (next) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => (settled.value = next), millis)
  })
  onScopeDispose(() => window.clearTimeout(timer), true)
  return settled
}

/** True only while `waiting` has lasted longer than `millis`: no skeleton flashes for quick answers. */
export function useSlow(waiting: () => boolean, millis = 200): Ref<boolean> {
  const slow = ref(false)
  let timer: number | undefined
  watch(
    waiting,
    (isWaiting) => {
      window.clearTimeout(timer)
      if (isWaiting) timer = window.setTimeout(() => (slow.value = true), millis)
      else slow.value = false
    },
    { immediate: true },
  )
  onScopeDispose(() => window.clearTimeout(timer), true)
  return slow
}

/** Offers text as a file to save. */
export function saveFile(name: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
