import { createVuetify } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'
import { de, en } from 'vuetify/locale'

/** The nonce of this page's Content-Security-Policy; Vuetify writes its theme as a style element and needs it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content

/** Vuetify's own colours; everything of ours uses the tokens in tokens.css, which have the same values. */
const light = {
  dark: false,
  colors: {
    background: '#F7F8FA',
    surface: '#FFFFFF',
    'on-surface': '#12171F',
    'on-background': '#12171F',
    primary: '#0B6E6E',
    'on-primary': '#FFFFFF',
    secondary: '#566070',
    error: '#B42318',
    success: '#166534',
    warning: '#8A4B00',
    info: '#1D4ED8',
  },
}

const dark = {
  dark: true,
  colors: {
    background: '#0D1014',
    surface: '#14181D',
    'on-surface': '#E8ECF1',
    'on-background': '#E8ECF1',
    primary: '#3FB8B0',
    'on-primary': '#06201F',
    secondary: '#98A3B3',
    error: '#FF9A92',
    success: '#6FCF8B',
    warning: '#F2B654',
    info: '#8DB4FF',
  },
}

const field = { variant: 'outlined', density: 'compact', hideDetails: true, color: 'primary' } as const

export const vuetify = createVuetify({
  theme: { defaultTheme: 'light', cspNonce: nonce, themes: { light, dark } },
  icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
  locale: { locale: 'en', fallback: 'en', messages: { en, de } },
  defaults: {
    VBtn: { variant: 'flat', ripple: false, elevation: 0 },
    VTextField: field,
    VTextarea: { ...field, rows: 3, autoGrow: true },
    VSelect: { ...field, menuProps: { transition: 'fade-transition' } },
    VAutocomplete: { ...field, autoSelectFirst: true },
    VCombobox: field,
    VCheckbox: { density: 'compact', hideDetails: true, color: 'primary' },
    VRadioGroup: { density: 'compact', hideDetails: true, color: 'primary' },
    VSwitch: { density: 'compact', hideDetails: true, color: 'primary', inset: true },
    VList: { density: 'compact' },
    VTabs: { sliderTransition: 'fade', color: 'primary' },
    VTab: { ripple: false },
    VMenu: { offset: 6, transition: 'fade-transition' },
    VDialog: { transition: 'fade-transition', maxWidth: 480 },
    VIcon: { size: 18 },
  },
})
