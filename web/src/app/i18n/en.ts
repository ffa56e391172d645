// One line for each module: its own texts, under its own name.
import app from '../locales/en.json'
import ui from '@/ui/locales/en.json'
import appointments from '@/modules/appointments/locales/en.json'
import audit from '@/modules/audit/locales/en.json'
import auth from '@/modules/auth/locales/en.json'
import departments from '@/modules/departments/locales/en.json'
import doctors from '@/modules/doctors/locales/en.json'
import frontdesk from '@/modules/frontdesk/locales/en.json'
import imports from '@/modules/imports/locales/en.json'
import operations from '@/modules/operations/locales/en.json'
import patients from '@/modules/patients/locales/en.json'
import users from '@/modules/users/locales/en.json'

const messages = { app, ui, appointments, audit, auth, departments, doctors, frontdesk, imports, operations, patients, users }

/** The shape every language must have. */
export type Messages = typeof messages

export default messages
