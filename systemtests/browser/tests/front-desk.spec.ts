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

test('a patient is registered in spite of a namesake who is shown while typing', async ({ page, signIn, admin }) => {
  const namesake = await registerPatient(admin)
  await signIn('receptionist')
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill(`Tilde ${namesake.familyName}`)
  await page.getByRole('region', { name: 'Find a patient' }).getByRole('button', { name: `Register “Tilde ${namesake.familyName}”` }).click()

  const panel = page.getByRole('region', { name: 'Register a patient' })
  await expect(panel.getByLabel('Family name')).toHaveValue(namesake.familyName)
  await panel.getByLabel('Birth date').fill(namesake.birthDate.split('-').reverse().join('.'))
  const warning = panel.getByRole('region', { name: 'Is it one of these?' }).getByRole('article').filter({ hasText: namesake.mrn })
  await expect(warning).toContainText(nameOf(namesake))
  await expect(warning).toContainText('same birth date')
  await expectAccessible(page)

  await warning.getByRole('button', { name: 'Someone else' }).click()
  await expect(warning).toHaveCount(0)
  await panel.getByLabel('Gender').press('ArrowDown')
  await page.getByRole('option', { name: 'Female' }).click()
  await panel.getByLabel('Phone (optional)').fill('+49 30 5550199')
  await panel.getByRole('button', { name: /^Register/ }).click()
  await expect(notice(page).filter({ hasText: `Tilde ${namesake.familyName} is registered, MRN` })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Book an appointment' })).toContainText(`Tilde ${namesake.familyName}`)
})

test('what is missing in a registration is said at its field', async ({ page, signIn }) => {
  await signIn('receptionist', '/desk/register')
  const panel = page.getByRole('region', { name: 'Register a patient' })
  await page.reload()
  await expect(panel.getByLabel('Family name')).toBeFocused()
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
