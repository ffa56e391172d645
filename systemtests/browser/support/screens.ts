import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectReadable } from './accessibility'
import { root } from './checkout'

type Scheme = 'light' | 'dark'

/** A desk, a tablet, a phone. */
export const widths = [1440, 820, 390]

/**
 * What the page shows now fits every screen; a picture of each is kept. Both schemes share their document, so that all rules
 * of accessibility are checked in light, and in dark those that colours can break.
 *
 * @param checked the widths at which accessibility is checked
 */
export async function expectFitting(page: Page, name: string, scheme: Scheme, checked = [1440, 390]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 720 ? 844 : 900 })
    await expectSettled(page, width)
    await page.screenshot({ path: root(`target/screenshots/${name}-${width}-${scheme}.png`) })
    if (checked.includes(width)) await (scheme === 'light' ? expectAccessible(page) : expectReadable(page))
  }
}

/** Nothing is still loading and nothing scrolls sideways. */
async function expectSettled(page: Page, width: number): Promise<void> {
  await expect(page.locator('[aria-busy=true], .skeleton.visible')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}
