import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import { book, demoLocation, doctorWithTime, nameOf, registerPatient, timeIn, type Appointment, type Location } from '../support/clinic'
import { expect, notice, test } from '../support/test'

let location: Location

test.beforeAll(async ({ admin }) => {
  location = await demoLocation(admin)
})

test.beforeEach(({ page }) => page.addInitScript((id) => localStorage.setItem('salus.location', JSON.stringify(id)), location.id))

const panel = (page: Page) => page.getByRole('region', { name: 'Book an appointment' })
const times = (page: Page) => page.getByRole('radiogroup', { name: 'Time' })

test('an appointment with the next free cardiologist is booked by keyboard alone', async ({ page, signIn, admin }) => {
  const patient = await registerPatient(admin)
  await signIn('receptionist')
  await expect(page.getByRole('searchbox', { name: 'Find a patient' })).toBeFocused()
  await page.keyboard.type(patient.familyName)
  await expect(page.getByRole('list', { name: 'Patients found' })).toContainText(nameOf(patient))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('b')

  await expect(panel(page)).toContainText(patient.mrn)
  await panel(page).getByLabel(/^Reason/).press('End')
  await page.keyboard.type('Chest pain')
  await page.keyboard.press('Tab')
  await page.keyboard.type('cardio')
  await expect(page.getByRole('option', { name: /^Cardiology/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const chosen = times(page).getByRole('radio', { checked: true })
  await expect(chosen).toBeVisible()
  await chosen.press('ArrowRight')
  await expect(panel(page).getByText('Kept for you while you decide')).toBeVisible()
  await expectAccessible(page)

  const time = (await chosen.innerText()).slice(0, 5)
  await panel(page).getByRole('button', { name: 'Book', exact: true }).press('Enter')
  await expect(notice(page).filter({ hasText: nameOf(patient) })).toContainText(time)
  await expect(page).toHaveURL(/\/desk\?/)

  const { data } = await admin.get<{ data: Appointment[] }>('/appointments', { patientId: patient.id })
  expect(data.map(({ status, start, zone }) => ({ status, time: timeIn(zone, start) }))).toEqual([{ status: 'booked', time }])
})

test('a time that somebody else has just taken is explained, with other times to take instead', async ({ page, signIn, admin }) => {
  const { doctor, first } = await doctorWithTime(admin, location, 1)
  const [faster, slower] = [await registerPatient(admin), await registerPatient(admin)]
  await signIn('receptionist', '/desk/book')
  const withWhom = panel(page).getByLabel('With', { exact: true })
  await withWhom.fill(doctor.displayName)
  await page.getByRole('option', { name: doctor.displayName }).first().click()
  await expect(times(page).getByRole('radio', { checked: true })).toContainText(timeIn(first.zone, first.start))

  await book(admin, faster, first)
  await panel(page).getByRole('combobox', { name: 'Patient' }).fill(slower.familyName)
  await page.getByRole('option', { name: nameOf(slower) }).click()
  const conflict = panel(page).getByRole('alert').filter({ hasText: 'This time cannot be booked' })
  await expect(conflict).toContainText('The doctor has another appointment')
  await expectAccessible(page)

  await conflict.getByRole('button').first().click()
  await expect(notice(page).filter({ hasText: nameOf(slower) })).toBeVisible()
  const { data } = await admin.get<{ data: Appointment[] }>('/appointments', { patientId: slower.id })
  expect(data.map(({ status }) => status)).toEqual(['booked'])
  expect(data[0]!.start).not.toBe(first.start)
})

test('an appointment is moved from its panel', async ({ page, signIn, admin }) => {
  const { first } = await doctorWithTime(admin, location, 2)
  const patient = await registerPatient(admin)
  const appointment = await book(admin, patient, first)
  await signIn('receptionist', `/patients/${patient.id}/appointments`)
  await page.getByRole('row', { name: /Palpitations/ }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Move…' }).click()

  const move = page.getByRole('region', { name: 'Move the appointment' })
  const other = times(page).getByRole('radio', { checked: false }).first()
  const time = (await other.innerText()).slice(0, 5)
  await other.click()
  await expectAccessible(page)
  await move.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(notice(page).filter({ hasText: `${nameOf(patient)} moved to` })).toContainText(time)
  const moved = await admin.get<Appointment>(`/appointments/${appointment.id}`)
  expect(moved.start).not.toBe(appointment.start)
  expect(timeIn(moved.zone, moved.start)).toBe(time)
})

test('an appointment is dragged to another time in the calendar, and back by undo', async ({ page, signIn, admin }) => {
  const { first, second } = await doctorWithTime(admin, location, 3)
  const patient = await registerPatient(admin)
  const appointment = await book(admin, patient, first)
  await signIn('receptionist', `/calendar?date=${first.start.slice(0, 10)}&show=${first.doctorId}`)

  const block = page.getByRole('button', { name: new RegExp(`${nameOf(patient)}.* ${timeIn(first.zone, first.start)} – `) })
  await block.scrollIntoViewIfNeeded()
  const box = (await block.boundingBox())!
  const minutes = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000
  const distance = (box.height / minutes(appointment.start, appointment.end)) * minutes(first.start, second.start)
  await page.mouse.move(box.x + 20, box.y + 5)
  await page.mouse.down()
  await page.mouse.move(box.x + 22, box.y + 15, { steps: 3 })
  await page.mouse.move(box.x + 22, box.y + 5 + distance, { steps: 5 })
  await page.mouse.up()

  const moved = page.getByRole('button', { name: new RegExp(`${nameOf(patient)}.* ${timeIn(second.zone, second.start)} – `) })
  await expect(moved).toBeVisible()
  await expect(notice(page).filter({ hasText: `${nameOf(patient)} moved to` })).toBeVisible()
  const start = async () => Date.parse((await admin.get<Appointment>(`/appointments/${appointment.id}`)).start)
  await expect.poll(start).toBe(Date.parse(second.start))
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(block).toBeVisible()
  await expect.poll(start).toBe(Date.parse(first.start))
})
