import { api, type Page } from '@/app/api'
import { defineModule } from '@/app/module'
import { mdiAccountGroupOutline, mdiAccountOutline } from '@mdi/js'
import type { PatientSummary } from './types'

export default defineModule({
  routes: [
    {
      path: '/patients',
      name: 'patients',
      component: () => import('./PatientListPage.vue'),
      meta: { title: 'patients.title', permission: 'patients:read' },
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
          detail: `${patient.birthDate} · ${patient.mrn}`,
          icon: mdiAccountOutline,
          to: `/patients/${patient.id}`,
        }))
      },
    },
  ],
})
