/** One access as the audit keeps it. */
export interface AuditEntry {
  id: string
  at: string
  module: string
  userId: string
  userName: string
  roles: string[]
  action: string
  resourceType: string
  resourceId: string
  patientId?: string
  ipAddress: string
  userAgent?: string
  requestId: string
  purpose?: string
  outcome: 'success' | 'denied' | 'failure'
  detail?: string
}

/** How a check of the whole chain ended. */
export interface Verdict {
  valid: boolean
  entries: number
  firstInvalidId?: string
}
