import { expectAccessible } from '../support/accessibility'
import { expect, test } from '../support/test'

test('GraphiQL asks as whoever is signed in', async ({ page, signIn }) => {
  await page.goto('/graphiql')
  await expect(page.getByRole('link', { name: 'Sign in to Salus' })).toBeVisible()
  await expectAccessible(page)

  await signIn('receptionist')
  await page.goto('/graphiql')
  // It has read the schema, from which it completes.
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await expect(page.getByRole('link', { name: 'Query', exact: true })).toBeVisible()

  const run = page.getByRole('button', { name: 'Execute query (Ctrl-Enter)' })
  await run.click()
  await page.getByRole('menuitem', { name: 'Cardiologists' }).click()
  await expect(page.locator('.result-window')).toContainText('"totalCount"')

  await run.click()
  await page.getByRole('menuitem', { name: 'Changes' }).click()
  await expect(page.getByRole('button', { name: 'Stop query (Ctrl-Enter)' })).toBeVisible()
})
