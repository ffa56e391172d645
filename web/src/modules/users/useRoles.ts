import { api } from '@/app/api'
import { useQuery } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import type { Role } from './types'

/** All roles with what they allow. */
export const useRoles = () =>
  useQuery({
    queryKey: ['/roles'],
    queryFn: async ({ signal }) => (await api.get<{ data: Role[] }>('/roles', { signal })).data,
    staleTime: Infinity,
  })

/** Roles and permissions in words; one this build has no words for keeps its own name. */
export function useRoleNames() {
  const { t, te } = useI18n()
  const named = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    role: (name: string) => named(`app.roles.${name}`, name),
    permission: (name: string) => named(`users.permissions.${name.replace(':', '.')}`, name),
  }
}
