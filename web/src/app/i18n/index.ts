import { createI18n } from 'vue-i18n'
import { vuetify } from '../vuetify'
import en, { type Messages } from './en'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

declare module 'vue-i18n' {
  // Gives `t('…')` its completion.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an augmentation can only be an interface
  export interface DefineLocaleMessage extends Messages {}
}

const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: Messages }>> = {
  de: () => import('./de'),
}

export const i18n = createI18n({
  legacy: false,
  locale: 'en' as Language,
  fallbackLocale: 'en',
  messages: { en } as Record<Language, Messages>,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
})

/** Translates outside components. */
export const t = i18n.global.t

/** Loads a language's texts and switches everything to it. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, (await others[language]()).default)
  }
  i18n.global.locale.value = language
  vuetify.locale.current.value = language
  document.documentElement.lang = language
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.includes(text as Language)
}
