import type { FieldError } from '@/app/api'
import { dateIn } from '@/ui/dates'
import type { Gender } from './types'

/** What is asked when a patient is registered; empty text means not told. */
export interface Registration {
  givenName: string
  familyName: string
  middleName: string
  birthDate: string
  gender: Gender | ''
  phone: string
  email: string
  line: string
  postalCode: string
  city: string
  country: string
  payer: string
  policyNumber: string
  contactName: string
  contactRelationship: string
  contactPhone: string
  language: string
  bloodGroup: string
}

/** An empty form, or one begun with what was typed into a search: "Anna Müller 24.11.1980" or "Müller, Anna". */
export function newRegistration(typed = ''): Registration {
  const [before, after] = typed.includes(',') ? typed.split(',', 2).map((part) => part.trim()) : [undefined, undefined]
  const words = typed.trim().split(/\s+/).filter((word) => !/\d/.test(word))
  return {
    givenName: after ?? (words.length > 1 ? words.slice(0, -1).join(' ') : ''),
    familyName: before ?? words.at(-1) ?? '',
    middleName: '', birthDate: '', gender: '', phone: '', email: '',
    line: '', postalCode: '', city: '', country: '',
    payer: '', policyNumber: '',
    contactName: '', contactRelationship: '', contactPhone: '',
    language: '', bloodGroup: '',
  }
}

export function checkRegistration(form: Registration): FieldError[] {
  const errors = (['givenName', 'familyName', 'birthDate', 'gender'] as const)
    .filter((field) => !form[field].trim())
    .map((field) => ({ pointer: `/${field}`, code: 'required', detail: '' }))
  if (form.birthDate > dateIn(undefined)) errors.push({ pointer: '/birthDate', code: 'in-the-future', detail: '' })
  if (form.payer && !form.policyNumber) errors.push(needed('/insurancePolicies/0/policyNumber'))
  if (form.policyNumber && !form.payer) errors.push(needed('/insurancePolicies/0/payer'))
  if (form.line && !form.city) errors.push(needed('/addresses/0/city'))
  if (hasAddress(form) && !form.country) errors.push(needed('/addresses/0/country'))
  if (form.contactName && !form.contactPhone) errors.push(needed('/emergencyContacts/0/phone'))
  if (form.contactPhone && !form.contactName) errors.push(needed('/emergencyContacts/0/name'))
  return errors
}

const needed = (pointer: string): FieldError => ({ pointer, code: 'required', detail: '' })
const hasAddress = (form: Registration) => !!(form.line || form.city || form.postalCode)
const told = (text: string) => text.trim() || undefined

/** The request's body: what was not told is left out. */
export function bodyOf(form: Registration) {
  return {
    givenName: form.givenName.trim(),
    familyName: form.familyName.trim(),
    middleName: told(form.middleName),
    birthDate: form.birthDate,
    gender: form.gender,
    phones: form.phone.trim() ? [{ number: form.phone.trim(), kind: 'mobile', preferred: true }] : undefined,
    email: told(form.email),
    addresses: hasAddress(form)
      ? [{ line: form.line.trim(), postalCode: told(form.postalCode), city: form.city.trim(), country: form.country, kind: 'home' }]
      : undefined,
    insurancePolicies: form.payer ? [{ payer: form.payer.trim(), policyNumber: form.policyNumber.trim(), priority: 1 }] : undefined,
    emergencyContacts: form.contactName
      ? [{ name: form.contactName.trim(), relationship: told(form.contactRelationship) ?? 'other', phone: form.contactPhone.trim(), priority: 1 }]
      : undefined,
    language: told(form.language),
    bloodGroup: told(form.bloodGroup),
  }
}
