import { expectAccessible } from '../support/accessibility'
import { root } from '../support/checkout'
import { type Appointment } from '../support/clinic'
import { expect, notice, test } from '../support/test'

const archive = root('systemtests/src/test/resources/synthea/synthea_csv_27patients.tar.gz')

test('a hospital is imported from Synthea’s files, one of its patients is found by typing and booked', async ({ page, signIn, admin }) => {
  await signIn('admin', '/imports')
  await page.getByRole('button', { name: 'Start an import' }).first().click()
  const upload = page.getByRole('region', { name: 'Start an import' })
  await upload.getByLabel(/Choose a file/).setInputFiles(archive)
  await expect(upload).toContainText('synthea_csv_27patients.tar.gz')
  await expectAccessible(page)
  await upload.getByRole('button', { name: 'Start an import' }).click()

  const running = page.getByRole('region', { name: 'synthea_csv_27patients.tar.gz' })
  await expect(running.getByText(/^Completed/)).toBeVisible({ timeout: 60_000 })
  await expect(running.getByRole('row', { name: /^Patients/ })).toContainText('27')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Front desk' }).click()
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill('Mosciski')
  const found = page.getByRole('list', { name: 'Patients found' }).getByRole('listitem').filter({ hasText: /Maynard.* Mosciski/ })
  await expect(found).toContainText('Somerville')
  await found.getByRole('button', { name: /^Book/ }).click()

  const panel = page.getByRole('region', { name: 'Book an appointment' })
  await panel.getByLabel('With', { exact: true }).fill('Cardiology')
  await page.getByRole('option', { name: /^Cardiology/ }).first().click()
  await expect(panel.getByText('Kept for you while you decide')).toBeVisible()
  await panel.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(notice(page).filter({ hasText: 'Mosciski' })).toBeVisible()

  const { data: patients } = await admin.get<{ data: { id: string }[] }>('/patients', { q: 'Mosciski', limit: 1 })
  const { data } = await admin.get<{ data: Appointment[] }>('/appointments', { patientId: patients[0]!.id, status: 'booked' })
  expect(data).toHaveLength(1)
})
