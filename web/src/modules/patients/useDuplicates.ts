import { api } from '@/app/api'
import { useSettled } from '@/ui/browser'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import type { Registration } from './registration'
import type { Duplicate } from './types'

/** Looks for the same person among the patients while the form is being filled in. */
export function useDuplicates(form: Ref<Registration>) {
  const dismissed = ref<string[]>([])
  const asked = useSettled(
    computed(() => ({
      givenName: form.value.givenName.trim() || undefined,
      familyName: form.value.familyName.trim() || undefined,
      birthDate: form.value.birthDate || undefined,
      gender: form.value.gender || undefined,
      phones: form.value.phone.trim().length >= 6 ? [{ number: form.value.phone.trim(), kind: 'mobile' }] : undefined,
    })),
    250,
  )
  const enough = computed(() => {
    const { givenName, familyName, birthDate, phones } = asked.value
    return !!phones || [givenName, familyName, birthDate].filter((value) => value && value.length >= 2).length >= 2
  })

  const { data } = useQuery({
    queryKey: computed(() => ['/patients/duplicates', asked.value]),
    queryFn: ({ signal }) => api.post<{ data: Duplicate[] }>('/patients/duplicates', { body: asked.value, signal }),
    enabled: enough,
    placeholderData: keepPreviousData,
  })

  const duplicates = computed(() =>
    enough.value ? (data.value?.data ?? []).filter((found) => !dismissed.value.includes(found.patient.id)) : [],
  )
  return {
    duplicates,
    dismissed,
    certain: computed(() => duplicates.value.some((found) => found.verdict === 'certain')),
    dismiss: (id: string) => dismissed.value.push(id),
  }
}
