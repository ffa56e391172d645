import { expectAccessible } from '../support/accessibility'
import { Api } from '../support/api'
import { nameOf, registerPatient } from '../support/clinic'
import { expect, test } from '../support/test'

test('the audit shows who has just registered a patient', async ({ page, signIn }) => {
  const receptionist = await Api.as('receptionist')
  const { displayName } = await receptionist.get<{ displayName: string }>('/me')
  const patient = await registerPatient(receptionist)
  await receptionist.close()

  await signIn('admin', '/audit')
  await page.getByRole('button', { name: 'Patient', exact: true }).click()
  await page.getByRole('combobox', { name: 'Name or MRN of the patient' }).fill(patient.familyName)
  await page.getByRole('option', { name: nameOf(patient) }).click()
  const row = page.getByRole('row').filter({ hasText: 'Registered a patient' })
  await expect(row).toContainText(displayName)
  await expectAccessible(page)

  await row.click()
  await expect(page.getByRole('region', { name: 'Registered a patient' })).toContainText(displayName)
  await expectAccessible(page)
})
