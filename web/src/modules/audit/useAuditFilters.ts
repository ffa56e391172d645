import { addDays, dateIn } from '@/ui/dates'
import { useUrlState } from '@/ui/useUrlState'
import { computed, reactive } from 'vue'

/** What the audit is searched for, kept in the address so that a finding can be passed on as a link. */
export function useAuditFilters() {
  const filters = reactive({
    patientId: useUrlState('patientId'),
    userId: useUrlState('userId'),
    module: useUrlState('module'),
    action: useUrlState('action'),
    outcome: useUrlState('outcome'),
    from: useUrlState('from'),
    to: useUrlState('to'),
  })
  const names = Object.keys(filters) as (keyof typeof filters)[]

  return {
    filters,
    query: computed(() => ({ ...filters })),
    any: computed(() => names.some((name) => filters[name])),
    clear: () => names.forEach((name) => (filters[name] = '')),
    /** The last days up to today; the audit counts days in UTC. */
    lastDays: (days: number) => {
      filters.from = addDays(dateIn('UTC'), 1 - days)
      filters.to = dateIn('UTC')
    },
  }
}
