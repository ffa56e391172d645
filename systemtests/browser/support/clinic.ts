import type { Api } from './api'

export interface Patient {
  id: string
  mrn: string
  givenName: string
  familyName: string
  birthDate: string
}

export interface Slot {
  doctorId: string
  doctorName: string
  locationId: string
  zone: string
  start: string
  end: string
  type?: string
}

export interface Appointment {
  id: string
  status: string
  patientId: string
  doctorId: string
  doctor: { displayName: string }
  zone: string
  start: string
  end: string
}

export interface Location {
  id: string
  name: string
  zone: string
}

interface Doctor {
  id: string
  displayName: string
}

const MINUTE = 60_000
const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'
const below = (limit: number) => Math.floor(Math.random() * limit)
const oneOf = (letters: string) => letters[below(letters.length)]!

/** A name that nobody else has, and that sounds unlike other such names. */
export function uniqueName(): string {
  const name = Array.from({ length: 5 }, () => oneOf(consonants) + oneOf(vowels)).join('')
  return name[0]!.toUpperCase() + name.slice(1)
}

export const nameOf = (patient: { givenName: string; familyName: string }) => `${patient.givenName} ${patient.familyName}`

export function registerPatient(api: Api): Promise<Patient> {
  const birthDate = `19${40 + below(60)}-0${1 + below(9)}-${10 + below(18)}`
  return api.post('/patients', { givenName: 'Tilda', familyName: uniqueName(), birthDate, gender: 'female' })
}

/** Free times of a doctor, next first. */
export async function freeSlots(api: Api, doctorId: string): Promise<Slot[]> {
  const { data } = await api.get<{ data: Slot[] }>('/slots', { doctorId, type: 'consultation', limit: 40 })
  return data
}

/** Two free times of one doctor on the same day, the second soon after the first has ended. */
export interface Pair {
  doctor: Doctor
  first: Slot
  second: Slot
}

/** A doctor at a location with time left for two, so that one test does not take another's times. */
export async function doctorWithTime(api: Api, location: Location, nth: number): Promise<Pair> {
  const { data } = await api.get<{ data: Doctor[] }>('/doctors', { active: 'true', limit: 200 })
  const found: Pair[] = []
  for (const doctor of data) {
    const slots = (await freeSlots(api, doctor.id)).filter((slot) => slot.locationId === location.id)
    const at = slots.findIndex((slot, index) => slots[index + 1] && gapMinutes(slot, slots[index + 1]!) <= 60)
    if (at >= 0) found.push({ doctor, first: slots[at]!, second: slots[at + 1]! })
    if (found.length > nth) return found[nth]!
  }
  throw new Error(`Only ${found.length} doctors at ${location.name} have two free times in a row`)
}

const gapMinutes = (a: Slot, b: Slot) => (Date.parse(b.start) - Date.parse(a.end)) / MINUTE

export function book(api: Api, patient: { id: string }, slot: Slot, reason = 'Palpitations'): Promise<Appointment> {
  return api.post('/appointments', { patientId: patient.id, doctorId: slot.doctorId, start: slot.start, type: 'consultation', reason })
}

/** An appointment that begins in a moment, whatever the doctor's hours: an administrator may set them aside. */
export async function bookNow(admin: Api, patient: { id: string }, doctorId: string): Promise<Appointment> {
  const start = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + MINUTE).toISOString().replace('.000Z', 'Z')
  return admin.post('/appointments', { patientId: patient.id, doctorId, start, reason: 'Walked in', override: { reason: 'Urgent' } })
}

export async function locations(api: Api): Promise<Location[]> {
  return (await api.get<{ data: Location[] }>('/locations', { active: 'true', limit: 200 })).data
}

/** Where the demo hospital's doctors work most, whatever hospitals were imported beside it. */
export async function demoLocation(api: Api): Promise<Location> {
  return (await locations(api)).find(({ name }) => name === 'Berlin Mitte')!
}

/** A location where today still lasts a while. */
export async function locationWithTimeToday(api: Api): Promise<Location> {
  const open = (await locations(api)).find(({ zone }) => timeIn(zone) < '23:45')
  return open!
}

/** Some doctor who works at a location within the next two weeks. */
export async function doctorAt(api: Api, location: Location): Promise<Doctor> {
  return (await doctorWithTime(api, location, 0)).doctor
}

export const timeIn = (zone: string, instant: Date | string = new Date()) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))

export const dateIn = (zone: string, instant: Date | string = new Date()) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant))
