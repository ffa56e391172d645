export interface Department {
  id: string
  code: string
  name: string
  description?: string
  active: boolean
  version: number
}

export interface Address {
  line: string
  city: string
  state?: string
  postalCode?: string
  country: string
}

/** A site of the hospital. */
export interface Location {
  id: string
  name: string
  /** IANA time zone in which the schedules of the site are meant. */
  zone: string
  departmentIds: string[]
  address: Address
  phone?: string
  active: boolean
  version: number
}

export const roomKinds = ['consulting', 'treatment', 'procedure', 'other'] as const

export interface Room {
  id: string
  locationId: string
  departmentId?: string
  name: string
  kind: (typeof roomKinds)[number]
  capacity: number
  active: boolean
  version: number
}

/** Where patients of a department stay overnight. */
export interface Ward {
  id: string
  locationId: string
  departmentId: string
  name: string
  beds: { id: string; name: string; active: boolean }[]
  active: boolean
  version: number
}

/** A day on which a location is closed. */
export interface Holiday {
  id: string
  locationId: string
  date: string
  name: string
}
