import { api, asProblem, queries } from '@/app/api'
import { useQuery } from '@tanstack/vue-query'
import { computed, inject, provide, toValue, type ComputedRef, type InjectionKey, type MaybeRefOrGetter } from 'vue'
import type { Patient } from './types'

export const nameOf = (patient: Patient) =>
  [patient.givenName, patient.middleName, patient.familyName].filter(Boolean).join(' ')

/** One patient's record, shared by everything that shows it. */
export function usePatient(id: MaybeRefOrGetter<string>) {
  const result = useQuery({
    queryKey: computed(() => ['/patients', toValue(id)]),
    queryFn: ({ signal }) => api.get<Patient>(`/patients/${toValue(id)}`, { signal }),
  })
  return {
    patient: result.data,
    problem: computed(() => (result.error.value ? asProblem(result.error.value) : undefined)),
    loading: result.isPending,
    refetch: () => result.refetch(),
  }
}

/** Takes in what a write has answered, so that the page shows it at once. */
export function keepPatient(patient: Patient): void {
  queries.setQueryData(['/patients', patient.id], patient)
}

/** Reads the patient again after a part of the record was changed. */
export const reloadPatient = (id: string) => queries.invalidateQueries({ queryKey: ['/patients', id] })

/** Writes changes; `version` is the one the person has seen. */
export async function changePatient(patient: Patient, changes: object): Promise<Patient> {
  const changed = await api.patch<Patient>(`/patients/${patient.id}`, { body: changes, version: patient.version })
  keepPatient(changed)
  return changed
}

const key: InjectionKey<ComputedRef<Patient>> = Symbol('patient')
export const providePatient = (patient: ComputedRef<Patient>) => provide(key, patient)

/** The patient whose page this is. */
export function useThisPatient(): ComputedRef<Patient> {
  const patient = inject(key)
  if (!patient) throw new Error('No patient page around this component')
  return patient
}
