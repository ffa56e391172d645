import { usePreferredDark, useStored } from '@/ui/browser'
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { isLanguage, speak, type Language } from './i18n'
import { vuetify } from './vuetify'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** What this person likes to see on this device: theme, language, a wide or narrow rail. */
export const useAppearance = defineStore('appearance', () => {
  const theme = useStored<ThemeChoice>('salus.theme', 'system')
  const language = useStored<Language>('salus.language', preferredLanguage())
  const narrowRail = useStored('salus.narrow-rail', false)
  const prefersDark = usePreferredDark()
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'system' && prefersDark.value))

  watch(
    dark,
    (isDark) => {
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
      void vuetify.theme.change(isDark ? 'dark' : 'light')
    },
    { immediate: true },
  )

  async function start(): Promise<void> {
    if (!isLanguage(language.value)) language.value = preferredLanguage()
    await speak(language.value)
  }

  async function choose(next: Language): Promise<void> {
    language.value = next
    await speak(next)
  }

  return { theme, language, narrowRail, dark, start, choose }
})

function preferredLanguage(): Language {
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  return first ?? 'en'
}
