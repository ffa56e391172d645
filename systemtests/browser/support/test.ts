import { test as base, expect, type Page } from '@playwright/test'
import { Api, type Role } from './api'

interface Fixtures {
  /** Opens the app as one of the demo people, with one click on the sign-in page. */
  signIn: (role: Role, path?: string) => Promise<void>
  /** Fails a test in which the page reported an error to the console. */
  quietConsole: void
}

interface WorkerFixtures {
  admin: Api
}

/** What a browser says about an answer of 4xx by itself; the app shows those to the person. */
const answered = /Failed to load resource: the server responded with a status of 4\d\d/

export const test = base.extend<Fixtures, WorkerFixtures>({
  admin: [
    async ({}, use) => {
      const api = await Api.as('admin')
      await use(api)
      await api.close()
    },
    { scope: 'worker' },
  ],
  signIn: async ({ page }, use) => {
    await use((role, path) => signIn(page, role, path))
  },
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('console', (message) => message.type() === 'error' && !answered.test(message.text()) && errors.push(message.text()))
      page.on('pageerror', (error) => errors.push(error.message))
      await use()
      expect(errors, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

export async function signIn(page: Page, role: Role, path = '/'): Promise<void> {
  const { email } = await Api.demoLogin(role)
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
  await page.getByRole('button', { name: email }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** The short notice at the bottom after something was done. */
export const notice = (page: Page) => page.getByRole('status')

export { expect }
