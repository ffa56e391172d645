import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import type { Api } from '../support/api'
import { book, demoLocation, freeSlots, nameOf, registerPatient, uniqueName, type Location, type Patient } from '../support/clinic'
import { expectFitting, widths } from '../support/screens'
import { expect, test, type SignIn } from '../support/test'

interface Doctor {
  id: string
  displayName: string
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** A doctor in a department of their own, at work every day. */
async function doctorAtWork(admin: Api, location: Location, departmentId: string): Promise<Doctor> {
  const doctor = await admin.post<Doctor>('/doctors', {
    givenName: 'Nora',
    familyName: uniqueName(),
    specialties: ['nephrology'],
    departmentIds: [departmentId],
    licenceNumber: `T-${crypto.randomUUID().toUpperCase()}`,
  })
  const entries = weekdays.map((weekday) => ({
    weekday, locationId: location.id, start: '08:00', end: '18:00', slotMinutes: 30, validFrom: '2020-01-01',
  }))
  await admin.put(`/doctors/${doctor.id}/schedule`, { entries }, 0)
  return doctor
}

interface Scene {
  leaving: Doctor
  staying: Doctor
  patients: Patient[]
}

/** Two doctors who can stand in for each other; the first one has three patients to come. */
async function twoDoctors(admin: Api): Promise<Scene> {
  const location = await demoLocation(admin)
  const department = await admin.post<{ id: string }>('/departments', { code: `T${crypto.randomUUID().slice(0, 13)}`, name: uniqueName() })
  const leaving = await doctorAtWork(admin, location, department.id)
  const staying = await doctorAtWork(admin, location, department.id)
  const patients: Patient[] = []
  const soon = Date.now() + 60 * 60_000
  await expect.poll(async () => (await freeSlots(admin, leaving.id)).length).toBeGreaterThan(20)
  const slots = (await freeSlots(admin, leaving.id)).filter(({ start }) => Date.parse(start) > soon)
  for (const slot of slots.slice(-3)) {
    const patient = await registerPatient(admin)
    await book(admin, patient, slot)
    patients.push(patient)
  }
  return { leaving, staying, patients }
}

const row = (page: Page, patient: Patient) => page.getByRole('listitem').filter({ hasText: nameOf(patient) })

/** Begins in the web app what the other tests begin too. */
async function beginDeparture(page: Page, signIn: SignIn, { leaving }: Scene): Promise<void> {
  await signIn('admin', `/doctors/${leaving.id}`)
  await page.getByRole('button', { name: 'Deactivate' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading')).toHaveText('3 booked appointments would lie outside working hours')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Find other times' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${leaving.displayName} leaves` })).toBeVisible()
  await expect(page.getByText('3 appointments to decide', { exact: true })).toBeVisible()
}

test('a doctor who has appointments leaves when all of them are settled', async ({ page, signIn, admin }) => {
  const scene = await twoDoctors(admin)
  const [first, second, third] = scene.patients as [Patient, Patient, Patient]
  await beginDeparture(page, signIn, scene)

  await expect(row(page, first)).toContainText(scene.staying.displayName)
  await expect(row(page, first)).toContainText('at the same time')
  await page.getByRole('button', { name: `Accept: ${nameOf(first)}` }).click()
  await expect(row(page, first)).toContainText('Moved')

  await page.getByRole('button', { name: `Decline: ${nameOf(second)}` }).click()
  await expect(row(page, second)).toContainText('Time declined')
  await page.getByRole('button', { name: `Other time: ${nameOf(second)}` }).click()
  await expect(page.getByRole('button', { name: /^Move to / })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Move to / }).click()
  await expect(row(page, second)).toContainText('Moved')

  await page.getByRole('button', { name: `Call off: ${nameOf(third)}` }).click()
  await page.getByRole('textbox').fill('Sees somebody else')
  await row(page, third).locator('form').getByRole('button', { name: 'Cancel appointment' }).click()
  await expect(page.getByText('Everything is settled; the doctor is inactive')).toBeVisible()
  await expect(row(page, third)).toContainText('Called off')
})

test('a departure is undone, and the front desk hears of it while it lasts', async ({ page, signIn, admin }) => {
  const scene = await twoDoctors(admin)
  const [first] = scene.patients as [Patient]
  await beginDeparture(page, signIn, scene)
  await page.getByRole('button', { name: `Accept: ${nameOf(first)}` }).click()
  await expect(row(page, first)).toContainText('Moved')

  await page.goto('/')
  await expect(page.getByText(`${scene.leaving.displayName} leaves: 2 appointments to decide.`)).toBeVisible()
  await page.getByText(`${scene.leaving.displayName} leaves`).locator('..').getByRole('button', { name: 'Look' }).click()
  await page.getByRole('button', { name: 'Undo departure' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo departure' }).click()
  await expect(page.getByText('The doctor stays', { exact: true })).toBeVisible()
  await expect(row(page, first)).toContainText('Put back')
  await expect(page.getByText('Unchanged')).toHaveCount(2)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the page of a departure fits every screen', async ({ page, signIn, admin }) => {
      const scene = await twoDoctors(admin)
      await beginDeparture(page, signIn, scene)
      const [first, second] = scene.patients as [Patient, Patient]
      await page.getByRole('button', { name: `Accept: ${nameOf(first)}` }).click()
      await expect(row(page, first)).toContainText('Moved')
      await page.getByRole('button', { name: `Decline: ${nameOf(second)}` }).click()
      await expect(row(page, second)).toContainText('Time declined')
      await expectFitting(page, 'departure', colorScheme, widths)
      await admin.post(`/doctors/${scene.leaving.id}/departure/undo`)
    })
  })
}
