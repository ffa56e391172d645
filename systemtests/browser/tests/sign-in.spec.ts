import type { Route } from '@playwright/test'
import { Api } from '../support/api'
import { expectAccessible } from '../support/accessibility'
import { nameOf, registerPatient } from '../support/clinic'
import { expect, test } from '../support/test'

test('a demo person signs in with one click and out again', async ({ page }) => {
  const { email } = await Api.demoLogin('receptionist')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: email }).click()
  await expect(page).toHaveURL(/\/desk$/)

  await page.getByRole('button', { name: /^You:/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Salus' })).toBeVisible()

  await page.goto('/desk')
  await expect(page.getByRole('heading', { name: 'Sign in to Salus' })).toBeVisible()
})

test('a wrong password is refused, the right one opens the page that was asked for', async ({ page, admin }) => {
  const patient = await registerPatient(admin)
  const login = await Api.demoLogin('receptionist')
  await page.goto(`/patients/${patient.id}/details`)
  await page.getByLabel('Email').fill(login.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The email address or the password is wrong.')
  await expectAccessible(page)

  await page.getByLabel('Password', { exact: true }).fill(login.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`/patients/${patient.id}/details`)
  await expect(page.getByRole('heading', { level: 1, name: nameOf(patient) })).toBeVisible()

  await page.reload()
  await expect(page).toHaveURL(`/patients/${patient.id}/details`)
  await expect(page.getByRole('heading', { level: 1, name: nameOf(patient) })).toBeVisible()
})

test('a page that is not for a role says so', async ({ page, signIn }) => {
  await signIn('receptionist', '/users')
  await expect(page.getByText('Not for your role')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0)
  await expectAccessible(page)
})

test('every text changes to German, and stays German', async ({ page, signIn }) => {
  await signIn('receptionist')
  await page.getByRole('button', { name: /^You:/ }).click()
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Kalender' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByRole('link', { name: 'Kalender' })).toBeVisible()
})

test('a tab from before an upgrade says that a new version is here', async ({ page, signIn }) => {
  await signIn('receptionist')
  await expect(page.getByRole('region', { name: 'Find a patient' })).toBeVisible()
  const answerOfTheNextBuild = async (route: Route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'x-salus-build': 'the-next-one' } })
  }
  await page.route(/\/api\/v1\/patients\?.*Lehmann/, answerOfTheNextBuild, { times: 1 })
  await page.getByRole('searchbox', { name: 'Find a patient' }).fill('Lehmann')
  await expect(page.getByText('A new version is here.')).toBeVisible()

  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('region', { name: 'Find a patient' })).toBeVisible()
  await expect(page.getByText('A new version is here.')).toHaveCount(0)
})
