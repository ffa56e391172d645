import type { Locator, Page } from '@playwright/test'
import type { Role } from './api'

/** A page of the app: its address, and what is there once it shows what it has to show. */
export interface AppPage {
  name: string
  /** Where `:patient` and `:doctor` stand for those shown as examples. */
  path: string
  shown: (page: Page) => Locator
}

const row = (page: Page) => page.locator('tr[data-row]').first()
const region = (name: string) => (page: Page) => page.getByRole('region', { name })
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })

/** Ids of those who are shown. */
export interface Examples {
  patient: string
  doctor: string
}

export const addressOf = ({ path }: AppPage, { patient, doctor }: Examples) => path.replace(':patient', patient).replace(':doctor', doctor)

/** Every page behind the sign-in, by who usually works there. */
export const pages: Partial<Record<Role, AppPage[]>> = {
  receptionist: [
    { name: 'front-desk', path: '/desk?q=le', shown: (page) => page.getByRole('list', { name: 'Patients found' }) },
    { name: 'register', path: '/desk/register', shown: region('Register a patient') },
    { name: 'booking', path: '/desk/book?patient=:patient&with=:doctor', shown: (page) => page.getByRole('radiogroup', { name: 'Day' }) },
    { name: 'patients', path: '/patients', shown: row },
    { name: 'patient', path: '/patients/:patient', shown: (page) => page.getByRole('heading', { name: 'Coming up' }) },
    { name: 'patient-appointments', path: '/patients/:patient/appointments', shown: row },
    { name: 'patient-details', path: '/patients/:patient/details', shown: (page) => page.getByRole('heading', { name: 'Person' }) },
    { name: 'calendar-day', path: '/calendar', shown: (page) => page.locator('[data-appointment], .agenda').first() },
    { name: 'calendar-week', path: '/calendar?view=week&show=:doctor', shown: (page) => page.locator('[data-appointment], .agenda').first() },
    { name: 'calendar-rooms', path: '/calendar?by=room', shown: (page) => page.locator('[data-column], .agenda').first() },
    { name: 'profile', path: '/profile', shown: heading('Your profile') },
  ],
  doctor: [{ name: 'doctors-day', path: '/day', shown: heading('My day') }],
  admin: [
    { name: 'patient-access', path: '/patients/:patient/access', shown: row },
    { name: 'departments', path: '/departments', shown: row },
    { name: 'locations', path: '/departments/locations', shown: row },
    { name: 'rooms', path: '/departments/rooms', shown: row },
    { name: 'wards', path: '/departments/wards', shown: row },
    { name: 'doctors', path: '/doctors', shown: row },
    { name: 'schedule', path: '/doctors/:doctor/schedule', shown: heading(/./) },
    { name: 'users', path: '/users', shown: row },
    { name: 'invite', path: '/users/new', shown: region('Invite a user') },
    { name: 'imports', path: '/imports', shown: heading('Imports') },
    { name: 'import', path: '/imports/new', shown: region('Start an import') },
    { name: 'audit', path: '/audit', shown: row },
    { name: 'queue-dashboard', path: '/queue-dashboard', shown: row },
    { name: 'status', path: '/status', shown: row },
    { name: 'not-found', path: '/no-such-page', shown: (page) => page.getByText('There is no such page') },
  ],
}
