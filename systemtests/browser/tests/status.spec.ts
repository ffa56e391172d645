import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import { expect, test } from '../support/test'

const rows = (page: Page, service: string) => page.locator('tr[data-row]').filter({ hasText: service })

test('every service is shown with its state, version and latency', async ({ page, signIn }) => {
  await signIn('admin', '/status')
  await expect(page.getByRole('heading', { level: 1, name: 'System status' })).toBeVisible()
  await expect(page.getByText('All services are up.')).toBeVisible()
  await expect(rows(page, 'Patients')).toHaveText(/Up.*(This process|http:).*\d+\.\d+\.\d+.* ms/)
  await expect(page.getByRole('link', { name: 'System status' })).toBeVisible()
})

test('a service that is down stands first and is named above', async ({ page, signIn }) => {
  const askedAt = '2026-11-21T12:00:00Z'
  await page.route('**/api/v1/status', (route) =>
    route.fulfill({
      json: {
        state: 'degraded',
        services: [
          { service: 'appointments', address: 'http://10.0.0.4:3004', state: 'up', version: '0.1.0', latencyMillis: 3.2, askedAt, without: ['redis'] },
          { service: 'appointments', address: 'http://10.0.0.5:3004', state: 'down', reason: 'unreachable', askedAt, without: [] },
          { service: 'imports', state: 'unknown', reason: 'address-unknown', askedAt, without: [] },
          { service: 'patients', address: 'http://10.0.0.3:3003', state: 'down', version: '0.1.0', latencyMillis: 5.1, reason: 'no-database', askedAt, without: [] },
        ],
      },
    }),
  )
  await signIn('admin', '/status')
  await expect(page.getByText('Down: Patients. The others go on. Not all instances are up: Appointments. Not there just now: Redis.')).toBeVisible()
  await expect(page.locator('tr[data-row]').first()).toHaveText(/Appointments.*Down.*Cannot be reached.*10\.0\.0\.5/)
  await expect(rows(page, '10.0.0.4')).toHaveText(/Up.*Goes on without Redis/)
  await expectAccessible(page)
})

test('how the services are is not for a receptionist', async ({ page, signIn }) => {
  await signIn('receptionist', '/status')
  await expect(page.getByText('Not for your role')).toBeVisible()
  await expect(page.getByRole('link', { name: 'System status' })).toHaveCount(0)
})
