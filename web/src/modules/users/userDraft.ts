import type { FieldError } from '@/app/api'
import type { User } from '@/app/session/user'
import { missing, orNull } from '@/ui/record'

/** What an administrator fills in about a user. */
export interface UserDraft {
  displayName: string
  email: string
  roles: string[]
  departmentIds: string[]
  doctorId: string | null
  patientId: string | null
}

export const draftOf = (user?: User): UserDraft => ({
  displayName: user?.displayName ?? '',
  email: user?.email ?? '',
  roles: [...(user?.roles ?? [])],
  departmentIds: [...(user?.departmentIds ?? [])],
  doctorId: user?.doctorId ?? null,
  patientId: user?.patientId ?? null,
})

export function checked(draft: UserDraft): FieldError[] {
  const errors = missing(draft, 'displayName', 'email', 'roles')
  if (draft.roles.includes('patient') && !draft.patientId) errors.push({ pointer: '/patientId', code: 'required', detail: '' })
  return errors
}

export const bodyOf = (draft: UserDraft) => ({
  ...draft,
  displayName: draft.displayName.trim(),
  email: draft.email.trim(),
  doctorId: orNull(draft.doctorId),
  patientId: orNull(draft.patientId),
})
