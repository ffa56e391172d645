import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** No violation of WCAG 2.2 AA or of axe's best practices in what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await checker.run(document)
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`) }))
  })
  expect(violations, `accessibility of ${page.url()}`).toEqual([])
}
