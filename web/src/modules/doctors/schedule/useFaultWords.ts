import { useI18n } from 'vue-i18n'
import type { Fault } from './hours'
import type { ScheduleDraft } from './useScheduleDraft'

/** What is wrong with an entry in words: what can be told here, and what the server said about it. */
export function useFaultWords(draft: ScheduleDraft) {
  const { t, te } = useI18n()
  const has = (key: number, ...faults: Fault[]) => (draft.faults.value.get(key) ?? []).find((fault) => faults.includes(fault))
  return {
    of: (key: number): string[] => [
      ...(draft.faults.value.get(key) ?? []).map((fault) => t(`doctors.faults.${fault}`)),
      ...draft.refusalOf(key).map((error) => (te(`ui.errors.${error.code}`) ? t(`ui.errors.${error.code}`) : error.detail || error.code)),
    ],
    /** For one field: the first of these faults. */
    at: (key: number, ...faults: Fault[]): string | undefined => {
      const fault = has(key, ...faults)
      return fault && t(`doctors.faults.${fault}`)
    },
  }
}
