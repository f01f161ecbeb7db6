import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Rules of these that look at colours. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** Rules that look at what is how far from what, and at what has to be scrolled. */
export const OF_SIZES = ['target-size', 'scrollable-region-focusable']

/** What axe finds on a page that keeps somebody from using it; by all rules, or by those that are named. */
export async function seriousFaults(page: Page, rules: string[] = []): Promise<string[]> {
  // What has been scrolled under the header is no smaller for it.
  await page.evaluate(() => window.scrollTo(0, 0))
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe.withTags(TAGS)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}
