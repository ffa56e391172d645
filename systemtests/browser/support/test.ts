import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { Api, type Role } from './api'

export type SignIn = (role: Role, path?: string) => Promise<void>

interface Fixtures {
  /** Opens a page of the app as one of the demo people. How one signs in is tested once, by sign-in.spec. */
  signIn: SignIn
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

async function signIn(page: Page, role: Role, path = '/'): Promise<void> {
  await enter(page.context(), role)
  await page.goto(path)
  // Leaving again before the session is restored would lose the answer that has the next refresh token.
  await expect(page.getByRole('button', { name: /^You:/ })).toBeVisible()
}

/** Lets a browser in as one of the demo people: it is given the same cookie as by the sign-in page. */
export async function enter({ request }: BrowserContext, role: Role): Promise<void> {
  const { email, password } = await Api.demoLogin(role)
  const answer = await request.post('/api/v1/auth/login', { data: { email, password }, headers: { 'X-Salus-Client': 'web' } })
  expect(answer.status(), `signing in as ${role}`).toBe(200)
}

/** The short notice at the bottom after something was done. */
export const notice = (page: Page) => page.getByRole('status')

export { expect }
