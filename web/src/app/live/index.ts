export { live } from './connection'
export { useAppointmentChanges, type Watched } from './useAppointmentChanges'
