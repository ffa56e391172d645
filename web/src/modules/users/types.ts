/** A role and everything it allows. */
export interface Role {
  name: string
  permissions: string[]
}

/** A link with which someone chooses their password. */
export interface Invitation {
  link: string
  expiresAt: string
}

export interface UserSession {
  id: string
  createdAt: string
  lastUsedAt: string
  expiresAt: string
  ipAddress: string
  userAgent?: string
  current: boolean
}
