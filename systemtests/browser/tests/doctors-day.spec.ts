import { expectAccessible } from '../support/accessibility'
import { bookNow, dateIn, nameOf, registerPatient } from '../support/clinic'
import { expect, notice, test } from '../support/test'
import { Api } from '../support/api'

test('a doctor sees who waits, starts and completes the visit', async ({ page, signIn, admin }) => {
  const doctor = await Api.as('doctor')
  const { doctorId } = await doctor.get<{ doctorId: string }>('/me')
  await doctor.close()
  const patient = await registerPatient(admin)
  const appointment = await bookNow(admin, patient, doctorId)
  await admin.post(`/appointments/${appointment.id}/check-in`)

  await signIn('doctor')
  await expect(page.getByRole('heading', { level: 1, name: 'My day' })).toBeVisible()
  if (dateIn(appointment.zone, appointment.start) !== dateIn(appointment.zone)) await page.getByRole('button', { name: 'Next day' }).click()
  await page.getByRole('list', { name: 'Appointments of the day' }).getByRole('button', { name: nameOf(patient) }).click()
  const visit = page.getByRole('article', { name: nameOf(patient) })
  await expect(visit).toContainText(patient.mrn)
  await expect(visit).toContainText('Walked in')
  await expectAccessible(page)

  await visit.getByRole('button', { name: 'Start' }).click()
  await expect(notice(page).filter({ hasText: `${nameOf(patient)}: started` })).toBeVisible()
  await visit.getByRole('button', { name: 'Complete' }).click()
  await expect(notice(page).filter({ hasText: `${nameOf(patient)}: done` })).toBeVisible()
  await expect(visit).toContainText('Done')
})
