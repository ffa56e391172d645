import { api, type Page } from '@/app/api'
import { i18n } from '@/app/i18n'
import { defineModule } from '@/app/module'
import { dateWords } from '@/ui/dates'
import { mdiAccountGroupOutline, mdiAccountOutline } from '@mdi/js'
import type { PatientSummary } from './types'

const permission = 'patients:read'

export default defineModule({
  routes: [
    {
      path: '/patients',
      name: 'patients',
      component: () => import('./PatientListPage.vue'),
      meta: { title: 'patients.title', permission },
    },
    {
      path: '/patients/register',
      name: 'register-patient',
      component: () => import('./RegisterPage.vue'),
      meta: { title: 'patients.register.title', permission: 'patients:write' },
    },
    {
      path: '/patients/:id/label',
      name: 'patient-label',
      component: () => import('./LabelPage.vue'),
      meta: { title: 'patients.label.print', permission, bare: true },
    },
    {
      path: '/patients/:id',
      component: () => import('./PatientPage.vue'),
      meta: { permission },
      children: [
        { path: '', name: 'patient', component: () => import('./OverviewTab.vue') },
        { path: 'appointments', name: 'patient-appointments', component: () => import('./AppointmentsTab.vue') },
        { path: 'details', name: 'patient-details', component: () => import('./DetailsTab.vue') },
        { path: 'access', name: 'patient-access', component: () => import('./AccessTab.vue') },
      ],
    },
  ],
  rail: [
    { title: 'patients.title', icon: mdiAccountGroupOutline, to: '/patients', permission: 'patients:read', order: 15, group: 'day' },
  ],
  search: [
    {
      title: 'patients.title',
      permission: 'patients:read',
      find: async (q, signal) => {
        const { data } = await api.get<Page<PatientSummary>>('/patients', { query: { q, limit: 6 }, signal })
        return data.map((patient) => ({
          id: patient.id,
          title: patient.displayName,
          detail: `${dateWords(patient.birthDate, i18n.global.locale.value)} · ${patient.mrn}`,
          icon: mdiAccountOutline,
          to: `/patients/${patient.id}`,
        }))
      },
    },
  ],
})
