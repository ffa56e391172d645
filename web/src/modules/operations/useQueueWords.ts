import { mdiAlertOutline, mdiCheck, mdiRefresh } from '@mdi/js'
import { useI18n } from 'vue-i18n'
import type { Condition } from './queues'

const looks = {
  attention: { icon: mdiAlertOutline, tone: 'red' },
  repeated: { icon: mdiRefresh, tone: 'amber' },
  fine: { icon: mdiCheck, tone: 'neutral' },
} as const

/** Modules, queues and how they are in words; the server's own word where there is none. */
export function useQueueWords() {
  const { t, te } = useI18n()
  const named = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    module: (name: string) => named(`operations.modules.${name}`, name),
    queue: (name: string) => named(`operations.queues.${name}`, name),
    aboutQueue: (name: string) => named(`operations.aboutQueues.${name}`, ''),
    condition: (condition: Condition) => ({ label: t(`operations.conditions.${condition}`), ...looks[condition] }),
  }
}
