/** The signed-in person. */
export interface User {
  id: string
  email: string
  displayName: string
  roles: string[]
  permissions: string[]
  doctorId?: string
  patientId?: string
  departmentIds: string[]
  language?: string
  active: boolean
  version: number
  createdAt: string
  lastLoginAt?: string
}

export interface SignedIn {
  accessToken: string
  expiresIn: number
  user: User
}
