import { onScopeDispose, shallowReactive } from 'vue'

export interface Shortcut {
  /** As shown: keys separated by a space. */
  keys: string
  /** Text key of what it does. */
  label: string
}

/** The keys that work right now, for the help that `?` opens. */
export const shortcuts = shallowReactive<Shortcut[]>([])

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** The command key's sign on this machine. */
export const commandKey = isMac ? '⌘' : 'Ctrl'

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  return !!element?.closest?.('input, textarea, select, [contenteditable=true]')
}

/** Whether something that takes all keys, such as a menu or a dialog, is open. */
function isCovered(): boolean {
  return document.querySelector('.v-overlay--active .v-overlay__content:not(.v-snackbar__wrapper)') !== null
}

/**
 * A key of the page, for as long as its component lives. Plain letters do not fire while someone types or a dialog is
 * open; with `mod` (⌘ or Ctrl) they always do.
 */
export function useKey(key: string, label: string, run: (event: KeyboardEvent) => void, options: { mod?: boolean } = {}): void {
  const shown = options.mod ? `${commandKey} ${key.toUpperCase()}` : key.length === 1 ? key.toUpperCase() : key
  const shortcut = { keys: shown, label }
  shortcuts.push(shortcut)
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key.toLowerCase() || event.altKey || event.defaultPrevented) return
    if (!!options.mod !== (event.metaKey || event.ctrlKey)) return
    if (!options.mod && (isTyping(event.target) || isCovered())) return
    event.preventDefault()
    run(event)
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => {
    window.removeEventListener('keydown', listen)
    shortcuts.splice(shortcuts.indexOf(shortcut), 1)
  })
}
