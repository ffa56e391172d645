import { api, type Page, type Query } from '@/app/api'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Appointment, AppointmentType, DepartmentRef, DoctorRef, RoomRef, Specialty } from './types'

const SELDOM_CHANGES = 5 * 60_000
const PAGE = 200
const MOST_PAGES = 25

/** Every row of a list, page after page. */
export async function readAll<T>(path: string, query: Query, signal?: AbortSignal): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | null | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await api.get<Page<T>>(path, { query: { ...query, limit: PAGE, cursor }, signal })
    rows.push(...answer.data)
    cursor = answer.page?.nextCursor
    if (!cursor) break
  }
  return rows
}

function useAll<T>(path: string, query: Query = {}) {
  return useQuery({
    queryKey: [path, 'all', query],
    queryFn: ({ signal }) => readAll<T>(path, query, signal),
    staleTime: SELDOM_CHANGES,
  })
}

export const useDoctors = () => useAll<DoctorRef>('/doctors', { active: true })
export const useDepartments = () => useAll<DepartmentRef>('/departments', { active: true })
export const useRooms = () => useAll<RoomRef>('/rooms', { active: true })

/** Lists that are short enough to come in one piece. */
function useShort<T>(path: string) {
  return useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) => (await api.get<{ data: T[] }>(path, { signal })).data,
    staleTime: SELDOM_CHANGES,
  })
}

export const useAppointmentTypes = () => useShort<AppointmentType>('/appointment-types')
export const useSpecialties = () => useShort<Specialty>('/specialties')

export function useAppointment(id: () => string | undefined) {
  return useQuery({
    queryKey: ['/appointments', 'one', computed(id)],
    queryFn: ({ signal }) => api.get<Appointment>(`/appointments/${id()}`, { signal }),
    enabled: () => !!id(),
    refetchInterval: 15_000,
  })
}

/** Names of the hospital's own codes in the language of the screen, else as the server says them. */
export function useNames() {
  const { t, te } = useI18n()
  const { data: types } = useAppointmentTypes()
  const named = (group: 'types' | 'specialties', code: string, fallback?: string) =>
    te(`appointments.${group}.${code}`) ? t(`appointments.${group}.${code}`) : (fallback ?? code)
  return {
    type: (code: string) => named('types', code, types.value?.find((type) => type.code === code)?.name),
    specialty: (specialty: Specialty) => named('specialties', specialty.code, specialty.name),
  }
}
