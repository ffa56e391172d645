export type Gender = 'male' | 'female' | 'other' | 'unknown'

export interface Phone {
  number: string
  kind: 'mobile' | 'home' | 'work'
  preferred?: boolean
}

export interface Address {
  line: string
  city: string
  state?: string
  postalCode?: string
  country: string
  kind: 'home' | 'work' | 'other'
}

export interface InsurancePolicy {
  id: string
  payer: string
  policyNumber: string
  group?: string
  validFrom?: string
  validTo?: string
  priority: number
  version?: number
}

export interface EmergencyContact {
  id: string
  name: string
  relationship: string
  phone: string
  priority: number
  version?: number
}

export interface Patient {
  id: string
  mrn: string
  givenName: string
  familyName: string
  middleName?: string
  birthDate: string
  gender: Gender
  phones: Phone[]
  email?: string
  addresses: Address[]
  identifiers: { system: string; value: string }[]
  insurancePolicies: InsurancePolicy[]
  emergencyContacts: EmergencyContact[]
  language?: string
  bloodGroup?: string
  deceasedAt?: string
  active: boolean
  version: number
  createdAt: string
  updatedAt: string
}

export interface PatientSummary {
  id: string
  mrn: string
  givenName: string
  familyName: string
  displayName: string
  birthDate: string
  gender: Gender
  phone?: string
  city?: string
  active: boolean
  deceasedAt?: string
  match?: { kind: 'exact' | 'prefix' | 'phonetic' | 'fuzzy' | 'phone' | 'mrn' | 'birth-date'; score: number }
}

/** A patient who may be the same person as the one being entered. */
export interface Duplicate {
  patient: PatientSummary
  score: number
  verdict: 'certain' | 'possible'
  reasons: { code: string; detail: string }[]
}
