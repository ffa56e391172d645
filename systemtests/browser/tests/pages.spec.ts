import type { Browser, Page } from '@playwright/test'
import { Api, type Role } from '../support/api'
import { root } from '../support/checkout'
import { book, doctorWithTime, demoLocation, type Location } from '../support/clinic'
import { addressOf, pages, type Examples } from '../support/pages'
import { expectFitting } from '../support/screens'
import { enter, expect, test as base } from '../support/test'

type Person = Role | 'nobody'

interface Fixtures {
  /** Who looks at the page. */
  person: Person
}

/**
 * Each person looks at all pages in one tab and session. A saved session would not do: its refresh token works once, and the
 * next page needs the cookie that the one before was given. No fixture of the worker, which would give these tests a worker
 * of their own, after all others and what they leave behind.
 */
const tabs = new Map<Person, Page>()
let examples: Examples
let location: Location

const test = base.extend<Fixtures>({
  person: ['nobody', { option: true }],
  page: async ({ browser, person, colorScheme, viewport }, use) => {
    const tab = tabs.get(person) ?? (await open(browser, person))
    await tab.emulateMedia({ colorScheme })
    await tab.setViewportSize(viewport!)
    await use(tab)
  },
})

async function open(browser: Browser, person: Person): Promise<Page> {
  const tab = await (await browser.newContext()).newPage()
  if (person !== 'nobody') await enter(tab.context(), person)
  // Else it is the first by name, also among hospitals that were imported.
  await tab.addInitScript((id) => localStorage.setItem('salus.location', JSON.stringify(id)), location.id)
  tabs.set(person, tab)
  return tab
}

test.beforeAll(async ({ admin }) => {
  location = await demoLocation(admin)
  const doctor = await Api.as('doctor')
  const { doctorId } = await doctor.get<{ doctorId: string }>('/me')
  await doctor.close()
  const { data } = await admin.get<{ data: { id: string }[] }>('/patients', { q: 'Mia Lehmann', limit: 1 })
  await ensureComingUp(admin, data[0]!)
  examples = { patient: data[0]!.id, doctor: doctorId }
})

test.afterAll(async () => {
  for (const tab of tabs.values()) await tab.context().close()
  tabs.clear()
})

/** The patient shown has something to come; this runs again in every worker. */
async function ensureComingUp(admin: Api, patient: { id: string }): Promise<void> {
  const from = new Date().toISOString()
  const coming = await admin.get<{ data: object[] }>('/appointments', { patientId: patient.id, from, status: 'booked,confirmed', limit: 1 })
  if (coming.data.length > 0) return
  const { first } = await doctorWithTime(admin, location, 0)
  await book(admin, patient, first, 'Yearly check')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the page sign-in', async ({ page }) => {
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: 'receptionist@demo.salus.example' })).toBeVisible()
      await expectFitting(page, 'sign-in', colorScheme)
    })

    for (const person of ['receptionist', 'doctor', 'admin'] as const) {
      test.describe(`for a ${person}`, () => {
        test.use({ person })

        for (const one of pages[person]!) {
          test(`the page ${one.name}`, async ({ page }) => {
            await page.goto(addressOf(one, examples))
            await expect(one.shown(page)).toBeVisible()
            await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
            await expectFitting(page, one.name, colorScheme)
          })
        }
      })
    }
  })
}

if (process.env.SALUS_DOCS_IMAGES) {
  test.describe('for the documentation', () => {
    test.use({ person: 'receptionist' })

    test('the picture in the README', async ({ page }) => {
      await page.goto('/desk')
      await expect(page.getByRole('region', { name: 'Today' }).getByRole('listitem').first()).toBeVisible()
      await page.getByRole('searchbox', { name: 'Find a patient' }).fill('mül')
      await expect(page.getByRole('list', { name: 'Patients found' })).toBeVisible()
      await page.screenshot({ path: root('docs/images/front-desk.png') })
    })
  })
}
