import { expectAccessible } from '../support/accessibility'
import { bookNow, doctorAt, locationWithTimeToday, nameOf, registerPatient, uniqueName } from '../support/clinic'
import { expect, notice, test } from '../support/test'

test('typing finds a patient, Enter opens the record', async ({ page, signIn, admin }) => {
  const patient = await registerPatient(admin)
  await signIn('receptionist')
  const search = page.getByRole('searchbox', { name: 'Find a patient' })
  await expect(search).toBeFocused()

  await page.keyboard.type(patient.familyName.slice(0, 7))
  const results = page.getByRole('list', { name: 'Patients found' })
  await expect(results.getByRole('listitem').first()).toContainText(nameOf(patient))
  await expectAccessible(page)

  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: nameOf(patient) })).toBeVisible()
})

test('what is missing in a registration is said at its field', async ({ page, signIn }) => {
  await signIn('receptionist', '/desk/register')
  const panel = page.getByRole('region', { name: 'Register a patient' })
  await panel.getByLabel('Family name').fill(uniqueName())
  await panel.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('3 things need your attention')
  await expectAccessible(page)
  await panel.getByRole('link', { name: /^Given name/ }).click()
  await expect(panel.getByLabel('Given name')).toBeFocused()
})

test('who arrives is checked in from today’s list', async ({ page, signIn, admin }) => {
  const location = await locationWithTimeToday(admin)
  const doctor = await doctorAt(admin, location)
  const patient = await registerPatient(admin)
  await bookNow(admin, patient, doctor.id)
  await signIn('receptionist')
  await page.getByRole('button', { name: /^Location:/ }).click()
  await page.getByRole('menuitemradio', { name: location.name }).click()

  const today = page.getByRole('region', { name: 'Today' })
  await today.getByRole('button', { name: `Check in: ${nameOf(patient)}` }).click()
  await expect(notice(page).filter({ hasText: `${nameOf(patient)} has arrived` })).toBeVisible()
  await today.getByRole('button', { name: /^Here/ }).click()
  await expect(today.getByRole('listitem').filter({ hasText: nameOf(patient) })).toContainText('Arrived')
  await expectAccessible(page)
})
