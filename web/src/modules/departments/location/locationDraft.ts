import type { FieldError } from '@/app/api'
import { viewerZone } from '@/ui/dates'
import { missing, orNull } from '@/ui/record'
import type { Location } from '../types'

/** What is filled in about a location. A new one is most likely where the person who opens it is. */
export const locationDraft = (location?: Location) => ({
  name: location?.name ?? '',
  zone: location?.zone ?? viewerZone,
  departmentIds: [...(location?.departmentIds ?? [])],
  phone: location?.phone ?? '',
  address: {
    line: location?.address.line ?? '',
    city: location?.address.city ?? '',
    state: location?.address.state ?? '',
    postalCode: location?.address.postalCode ?? '',
    country: location?.address.country ?? '',
  },
})
type LocationDraft = ReturnType<typeof locationDraft>

export const missingOfLocation = (draft: LocationDraft): FieldError[] => [
  ...missing(draft, 'name', 'zone'),
  ...missing(draft.address, 'line', 'city', 'country').map((error) => ({ ...error, pointer: `/address${error.pointer}` })),
]

export const locationBody = (draft: LocationDraft) => ({
  name: draft.name.trim(),
  zone: draft.zone,
  departmentIds: draft.departmentIds,
  phone: orNull(draft.phone),
  address: {
    line: draft.address.line.trim(),
    city: draft.address.city.trim(),
    country: draft.address.country,
    state: orNull(draft.address.state),
    postalCode: orNull(draft.address.postalCode),
  },
})
