import type { Directive } from 'vue'

/**
 * Puts the cursor into a field as soon as it is there. Vuetify's `autofocus` waits a moment first, and then takes the cursor
 * away from whoever has gone on to the next field meanwhile: what they type ends in the wrong one.
 */
export const vFocus: Directive<HTMLElement, boolean | undefined> = {
  mounted(element, { value }) {
    if (value === false) return
    const field = element.matches('input, textarea') ? element : element.querySelector<HTMLElement>('input, textarea')
    field?.focus({ preventScroll: true })
  },
}
