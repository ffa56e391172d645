import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Notice {
  text: string
  tone?: 'done' | 'failed'
  /** Takes the thing back; shown as "Undo". */
  undo?: () => Promise<unknown> | void
}

/** One short message at the bottom of the screen. A newer one replaces the older. */
export const useSnackbar = defineStore('snackbar', () => {
  const notice = ref<Notice>()
  const open = ref(false)

  function show(next: Notice): void {
    notice.value = next
    open.value = true
  }

  return {
    notice,
    open,
    done: (text: string, undo?: Notice['undo']) => show({ text, undo, tone: 'done' }),
    failed: (text: string) => show({ text, tone: 'failed' }),
  }
})
