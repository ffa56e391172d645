import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import { expect, test } from '../support/test'

const rows = (page: Page, module: string) => page.locator('tr[data-row]').filter({ hasText: module })

test('the queues of each module are listed, narrowed to one module and looked into', async ({ page, signIn }) => {
  await signIn('admin', '/queue-dashboard')
  await expect(page.getByRole('heading', { level: 1, name: 'Queues' })).toBeVisible()
  await expect(page.getByRole('img', { name: /handled in the last hour/ })).toBeVisible()
  await expect(rows(page, 'Patients').first()).toBeVisible()
  await expect(rows(page, 'Appointments').first()).toBeVisible()

  await page.getByRole('button', { name: 'Module', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Patients', exact: true }).click()
  await expect(rows(page, 'Appointments')).toHaveCount(0)
  await expect(page).toHaveURL(/[?&]module=patients/)
  await expectAccessible(page)

  await rows(page, 'Patients').filter({ hasText: 'Incoming events' }).click()
  const panel = page.getByRole('region', { name: 'Patients: Incoming events' })
  await expect(panel.getByRole('button', { name: /^Waiting/ })).toBeVisible()
  await expectAccessible(page)

  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(panel).toHaveCount(0)
  await expect(rows(page, 'Patients').first()).toBeVisible()
})

test('the queues are not for a receptionist', async ({ page, signIn }) => {
  await signIn('receptionist', '/queue-dashboard')
  await expect(page.getByText('Not for your role')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Queues' })).toHaveCount(0)
  await expectAccessible(page)
})
