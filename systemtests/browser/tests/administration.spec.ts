import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import { freeSlots, uniqueName } from '../support/clinic'
import { expect, notice, test } from '../support/test'

/** Chooses from a field that narrows its list while one types. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(option)
  await page.getByRole('option', { name: option }).first().click()
  await page.keyboard.press('Escape')
}

test('a department is opened, a room and a ward with beds are added', async ({ page, signIn }) => {
  const name = uniqueName()
  await signIn('admin', '/departments')
  await page.getByRole('button', { name: 'New department' }).click()
  const department = page.getByRole('region', { name: 'New department' })
  await department.getByLabel('Name').fill(name)
  await department.getByLabel('Code').fill(name.slice(0, 8).toUpperCase())
  await expectAccessible(page)
  await department.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()

  await page.getByRole('link', { name: 'Rooms' }).click()
  await page.getByRole('button', { name: 'New room' }).click()
  const room = page.getByRole('region', { name: 'New room' })
  await room.getByLabel('Name').fill(`Room ${name}`)
  await expectAccessible(page)
  await room.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`Room ${name}`) })).toBeVisible()

  await page.getByRole('link', { name: 'Wards' }).click()
  await page.getByRole('button', { name: 'New ward' }).click()
  const ward = page.getByRole('region', { name: 'New ward' })
  await ward.getByLabel('Name').fill(`Ward ${name}`)
  await ward.getByLabel('Department').click()
  await page.getByRole('option').first().click()
  await ward.getByRole('button', { name: 'Add a bed' }).click()
  await ward.getByLabel('Bed 1').fill('A-09')
  await ward.getByLabel('Bed 1').press('Enter')
  await expect(ward.getByLabel('Bed 2')).toHaveValue('A-10')
  await expectAccessible(page)
  await ward.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`Ward ${name}`) })).toContainText('2')
})

test('a doctor is registered with weekly hours, and can be booked then', async ({ page, signIn, admin }) => {
  const name = uniqueName()
  await signIn('admin', '/doctors')
  await page.getByRole('button', { name: 'Register a doctor' }).click()
  const panel = page.getByRole('region', { name: 'Register a doctor' })
  await panel.getByLabel('Given name').fill('Ida')
  await panel.getByLabel('Family name').fill(name)
  await choose(page, 'Specialties', 'Cardiology')
  await choose(page, 'Departments', 'Cardiology')
  await panel.getByLabel('Licence number').fill(`L-${name}`)
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Register and set hours' }).click()

  await page.getByRole('button', { name: 'Add hours on Monday' }).click()
  const hours = page.getByRole('region', { name: /^Monday/ })
  await hours.getByLabel('From', { exact: true }).first().fill('07:00')
  await hours.getByLabel('To', { exact: true }).first().fill('11:00')
  await hours.getByRole('button', { name: 'Wed', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(notice(page).filter({ hasText: /Saved/ })).toBeVisible()

  const { data: doctors } = await admin.get<{ data: { id: string }[] }>('/doctors', { q: name })
  await expect.poll(async () => (await freeSlots(admin, doctors[0]!.id)).length).toBeGreaterThan(0)
})

test('a user is invited, chooses a password with the link and signs in', async ({ page, signIn, browser }) => {
  const name = `Mara ${uniqueName()}`
  const email = `${name.replace(' ', '.').toLowerCase()}@hospital.example`
  await signIn('admin', '/users')
  await page.getByRole('button', { name: 'Invite a user' }).click()
  const panel = page.getByRole('region', { name: 'Invite a user' })
  await panel.getByLabel('Name', { exact: true }).fill(name)
  await panel.getByLabel('Email').fill(email)
  await panel.getByLabel('Receptionist').check()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Create the invitation' }).click()
  const link = await page.getByLabel(`Link for ${name}`).inputValue()

  const fresh = await browser.newContext()
  const other = await fresh.newPage()
  await other.goto(link)
  await other.getByLabel('New password').fill('four horses in a field')
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Save the password' }).click()
  await expect(notice(other).filter({ hasText: 'Your password is saved' })).toBeVisible()
  await other.getByLabel('Email').fill(email)
  await other.getByLabel('Password', { exact: true }).fill('four horses in a field')
  await other.keyboard.press('Enter')
  await expect(other.getByRole('region', { name: 'Find a patient' })).toBeVisible()
  await fresh.close()
})
