import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** The rules whose outcome depends on colours: all that another colour scheme can break where the rest was checked in the first. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** No violation of WCAG 2.2 AA or of axe's best practices in what the page shows now. */
export const expectAccessible = (page: Page) => expectNoViolations(page)

/** Readable in its colours: for what {@link expectAccessible} has checked as a whole in another colour scheme. */
export const expectReadable = (page: Page) => expectNoViolations(page, OF_COLOURS)

async function expectNoViolations(page: Page, rules?: string[]): Promise<void> {
  // It is half a megabyte: once for each document is enough.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (rules) => {
    const checker = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await checker.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`) }))
  }, rules)
  expect(violations, `accessibility of ${page.url()}`).toEqual([])
}
