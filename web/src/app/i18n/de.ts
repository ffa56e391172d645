// One line for each module: its own texts, under its own name.
import app from '../locales/de.json'
import ui from '@/ui/locales/de.json'
import appointments from '@/modules/appointments/locales/de.json'
import audit from '@/modules/audit/locales/de.json'
import auth from '@/modules/auth/locales/de.json'
import departments from '@/modules/departments/locales/de.json'
import doctors from '@/modules/doctors/locales/de.json'
import frontdesk from '@/modules/frontdesk/locales/de.json'
import imports from '@/modules/imports/locales/de.json'
import operations from '@/modules/operations/locales/de.json'
import patients from '@/modules/patients/locales/de.json'
import users from '@/modules/users/locales/de.json'
import type { Messages } from './en'

const messages: Messages = { app, ui, appointments, audit, auth, departments, doctors, frontdesk, imports, operations, patients, users }

export default messages
