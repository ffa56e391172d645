import type { Page } from '@playwright/test'
import { Api } from '../support/api'
import { bookNow, dateIn, nameOf, registerPatient, type Appointment, type Patient } from '../support/clinic'
import { expect, test } from '../support/test'

/** Less than the pages wait before they look by themselves. */
const AT_ONCE = { timeout: 5_000 }
const AT_THE_NEXT_LOOK = { timeout: 20_000 }

async function bookWithTheDoctor(admin: Api): Promise<{ patient: Patient; appointment: Appointment }> {
  const doctor = await Api.as('doctor')
  const { doctorId } = await doctor.get<{ doctorId: string }>('/me')
  await doctor.close()
  const patient = await registerPatient(admin)
  return { patient, appointment: await bookNow(admin, patient, doctorId) }
}

async function openDay(page: Page, appointment: Appointment) {
  await expect(page.getByRole('heading', { level: 1, name: 'My day' })).toBeVisible()
  if (dateIn(appointment.zone, appointment.start) !== dateIn(appointment.zone)) await page.getByRole('button', { name: 'Next day' }).click()
  return page.getByRole('list', { name: 'Appointments of the day' })
}

/** What the server tells this page. */
function listen(page: Page): string[] {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  return heard
}

test('a doctor sees at once what somebody else does', async ({ page, signIn, admin }) => {
  const { patient, appointment } = await bookWithTheDoctor(admin)
  const heard = listen(page)
  await signIn('doctor')
  const day = await openDay(page, appointment)
  const row = day.getByRole('button', { name: nameOf(patient) })
  await expect(row).toContainText('Booked')
  await expect.poll(() => heard.join()).toContain('connection_ack')

  await admin.post(`/appointments/${appointment.id}/check-in`)
  await expect(row).not.toContainText('Booked', AT_ONCE)
  expect(heard.join()).toContain('CHECKED_IN')
})

test('where WebSockets are blocked, pages look by themselves', async ({ page, signIn, admin }) => {
  const { patient, appointment } = await bookWithTheDoctor(admin)
  await page.routeWebSocket(/\/graphql$/, (socket) => socket.close())
  await signIn('doctor')
  const row = (await openDay(page, appointment)).getByRole('button', { name: nameOf(patient) })
  await expect(row).toContainText('Booked')

  await admin.post(`/appointments/${appointment.id}/check-in`)
  await expect(row).not.toContainText('Booked', AT_THE_NEXT_LOOK)
})
