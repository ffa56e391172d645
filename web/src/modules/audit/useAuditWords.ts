import { mdiAlertOutline, mdiCheck, mdiCloseOctagonOutline } from '@mdi/js'
import { useI18n } from 'vue-i18n'
import type { AuditEntry } from './types'

const looks = {
  success: { icon: mdiCheck, tone: 'neutral' },
  denied: { icon: mdiCloseOctagonOutline, tone: 'red' },
  failure: { icon: mdiAlertOutline, tone: 'orange' },
} as const
export const outcomes = Object.keys(looks) as AuditEntry['outcome'][]

/** Modules, actions and outcomes in words; the audit's own word where there is none. */
export function useAuditWords() {
  const { t, te } = useI18n()
  const named = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    module: (name: string) => named(`audit.modules.${name}`, name),
    action: (name: string) => named(`audit.actions.${name.replace(':', '.')}`, name),
    outcome: (outcome: AuditEntry['outcome']) => ({ label: named(`audit.outcomes.${outcome}`, outcome), ...(looks[outcome] ?? looks.failure) }),
  }
}
