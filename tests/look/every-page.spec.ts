import path from 'node:path'
import { switchLinks } from '@/db/lists/link-setting'
import { fillEveryPage } from '../support/every-page'
import { expect, makeMember, openSession, test } from '../support/portal'
import { openSource } from '../support/sources'

/** A page that never ends is cut. */
const LONGEST = 3_000

test('every page is taken, for a desk and a telephone, in the light and in the dark', async ({ browser, baseURL }) => {
  test.setTimeout(1_200_000)
  const ada = await makeMember('Ada Everywhere', 'administrator')
  const pages = await fillEveryPage(ada)
  await switchLinks(ada, { areOpen: true, version: 0 })
  for (const source of ['pubmed', 'europe-pmc'] as const) await openSource(source)
  const more = { 'sign-in': '/sign-in', pubmed: '/pubmed?q=lupus', 'europe-pmc': '/europe-pmc?q=lupus' }
  for (const width of [1320, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 844 } })
      const page = await context.newPage()
      const take = async (name: string, address: string) => {
        await page.goto(address)
        const height = Math.min(LONGEST, await page.evaluate(() => document.documentElement.scrollHeight))
        const file = path.join(process.env.LOOK as string, `${name}-${width}-${colorScheme}.png`)
        await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } })
      }
      await take('sign-in', more['sign-in'])
      await openSession(context, ada, baseURL)
      for (const [name, address] of Object.entries({ ...pages, ...more }))
        if (name !== 'sign-in') await take(name, address)
      await context.close()
    }
  expect(Object.keys(pages).length).toBeGreaterThan(50)
})
