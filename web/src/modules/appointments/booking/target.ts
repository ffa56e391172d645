import type { Query } from '@/app/api'

/** Whom a booking is with, as one word that fits a menu and the address: `doctor:<id>`, `specialty:<code>`, `department:<id>`. */
export type Target = string

const parameters: Record<string, string> = { doctor: 'doctorId', specialty: 'specialty', department: 'departmentId' }

export const targetOf = (kind: 'doctor' | 'specialty' | 'department', value: string): Target => `${kind}:${value}`

/** The query parameter of /slots that a target stands for; nothing while no target is chosen. */
export function queryOf(target: Target): Query | undefined {
  const [kind = '', value = ''] = target.split(/:(.*)/s)
  const parameter = parameters[kind]
  return parameter && value ? { [parameter]: value } : undefined
}
