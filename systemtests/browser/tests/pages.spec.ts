import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessibility'
import { Api, type Role } from '../support/api'
import { root } from '../support/checkout'
import { book, doctorWithTime, demoLocation } from '../support/clinic'
import { pagesOf, type AppPage } from '../support/pages'
import { expect, signIn, test } from '../support/test'

const widths = [1440, 820, 390]
let pages: Partial<Record<Role, AppPage[]>>

test.beforeAll(async ({ admin }) => {
  const doctor = await Api.as('doctor')
  const { doctorId } = await doctor.get<{ doctorId: string }>('/me')
  await doctor.close()
  const { data } = await admin.get<{ data: { id: string }[] }>('/patients', { q: 'Mia Lehmann', limit: 1 })
  await ensureComingUp(admin, data[0]!)
  pages = pagesOf(data[0]!.id, doctorId)
})

/** The patient shown has something to come; this runs again in every worker. */
async function ensureComingUp(admin: Api, patient: { id: string }): Promise<void> {
  const from = new Date().toISOString()
  const coming = await admin.get<{ data: object[] }>('/appointments', { patientId: patient.id, from, status: 'booked,confirmed', limit: 1 })
  if (coming.data.length > 0) return
  const { first } = await doctorWithTime(admin, await demoLocation(admin), 0)
  await book(admin, patient, first, 'Yearly check')
}

/** Nothing scrolls sideways and nothing is still loading. */
async function expectSettled(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 720 ? 844 : 900 })
  await expect(page.locator('[aria-busy=true], .skeleton.visible')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    const show = async (page: Page, { name, path, shown }: AppPage): Promise<void> => {
      await page.setViewportSize({ width: widths[0]!, height: 900 })
      await page.goto(path)
      await expect(shown(page)).toBeVisible()
      for (const width of widths) {
        await expectSettled(page, width)
        await page.screenshot({ path: root(`target/screenshots/${name}-${width}-${colorScheme}.png`) })
        if (width !== 820) await expectAccessible(page)
      }
    }

    test('sign in', async ({ page }) => {
      const shown = () => page.getByRole('button', { name: 'receptionist@demo.salus.example' })
      await show(page, { name: 'sign-in', path: '/sign-in', shown })
    })

    for (const role of ['receptionist', 'doctor', 'admin'] as const) {
      test(`the pages of a ${role}`, async ({ page }) => {
        test.setTimeout(240_000)
        await signIn(page, role)
        for (const one of pages[role]!) await test.step(one.name, () => show(page, one))
      })
    }
  })
}

if (process.env.SALUS_DOCS_IMAGES) {
  test('the picture in the README', async ({ page }) => {
    await signIn(page, 'receptionist')
    await expect(page.getByRole('region', { name: 'Today' }).getByRole('listitem').first()).toBeVisible()
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill('mül')
    await expect(page.getByRole('list', { name: 'Patients found' })).toBeVisible()
    await page.screenshot({ path: root('docs/images/front-desk.png') })
  })
}
