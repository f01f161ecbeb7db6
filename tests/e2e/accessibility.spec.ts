import { test as bare, type Page } from '@playwright/test'
import { scriptBytes } from '@/bin/bench/script-bytes'
import { fillEveryPage } from '../support/every-page'
import { expect, makeMember, signIn } from '../support/portal'
import { OF_COLOURS, OF_SIZES, seriousFaults } from '../support/serious-faults'

/** An administrator with something on every page, and every page there is. */
async function fullHouse(page: Page): Promise<[string, string][]> {
  const ada = await makeMember('Ada Everywhere', 'administrator')
  await signIn(page, ada)
  return Object.entries(await fillEveryPage(ada))
}

/** Side by side, and none so long that a busy machine runs out of time. */
const PARTS = 6

for (let part = 0; part < PARTS; part++) {
  bare(
    `axe finds nothing serious, in the light, in the dark and on a telephone, part ${part + 1} of the pages`,
    async ({ page }) => {
      bare.setTimeout(240_000)
      const found: Record<string, string[]> = {}
      const look = async (name: string, address: string) => {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(address)
        found[name] = await seriousFaults(page)
        // The page is the same; its colours are not.
        await page.emulateMedia({ colorScheme: 'dark' })
        found[`${name} in the dark`] = await seriousFaults(page, OF_COLOURS)
        await page.setViewportSize({ width: 390, height: 844 })
        found[`${name} on a telephone`] = await seriousFaults(page, OF_SIZES)
        await page.setViewportSize({ width: 1280, height: 720 })
        const headings = await page.getByRole('heading', { level: 1 }).count()
        if (headings !== 1) found[name]?.push(`${headings} headings of the first level`)
      }
      if (part === 0) for (const address of ['/sign-in', '/link/nothing']) await look(address, address)
      const pages = await fullHouse(page)
      for (const [name, address] of pages.filter((_, index) => index % PARTS === part)) await look(name, address)
      expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({})
    },
  )
}

bare('nothing scrolls sideways, at 320 pixels or at any width above', async ({ page }) => {
  bare.setTimeout(240_000)
  const sideways: string[] = []
  for (const [name, address] of await fullHouse(page)) {
    await page.goto(address)
    for (const width of [320, 390, 768, 1320]) {
      await page.setViewportSize({ width, height: 700 })
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) sideways.push(`${name} at ${width} by ${over}`)
    }
  }
  expect(sideways).toEqual([])
})

/**
 * In KB: 132 are those of React and Next, and some are there twice, as the bundler has divided them. The editor of summaries
 * compares what is written with the abstract on the page itself.
 */
const mostScript = (name: string) => (name === 'draft' ? 170 : 155)

bare('no page asks for more than 155 KB of script, gzipped, but the editor of summaries', async ({ page, baseURL }) => {
  bare.setTimeout(120_000)
  const sizes: Record<string, number> = {}
  for (const [name, address] of [['sign-in', '/sign-in'] as const, ...(await fullHouse(page))]) {
    const html = await (await page.request.get(address)).text()
    sizes[name] = Math.round((await scriptBytes(html, baseURL as string)) / 1024)
  }
  expect(Object.entries(sizes).filter(([name, size]) => size > mostScript(name))).toEqual([])
  expect(sizes.study, 'scripts are found at all').toBeGreaterThan(50)
})

/** What opens over a page, by what is pressed for it, at a desk and on a telephone. */
const OPENED: Record<string, { at: string; width?: number; open: (page: Page) => Promise<void>; seen: string }> = {
  menu: { at: '/lists', open: (page) => page.getByLabel('Your account, ').click(), seen: 'Sign out' },
  'menu on a telephone': {
    at: '/lists',
    width: 390,
    open: (page) => page.getByLabel('Your account, ').click(),
    seen: 'Sign out',
  },
  palette: { at: '/', open: (page) => page.keyboard.press('Control+k'), seen: 'Home' },
  'help with keys': { at: '/studies', open: (page) => page.keyboard.press('?'), seen: 'Keys' },
  'box that saves': {
    at: '/studies/s1',
    open: (page) => page.getByRole('region', { name: 'Actions' }).getByRole('link', { name: /Save/ }).click(),
    seen: 'Save to list',
  },
  'box that cites': { at: '/studies/30527631', open: (page) => page.keyboard.press('e'), seen: 'Vancouver' },
  suggestions: {
    at: '/',
    open: (page) => page.getByLabel('Search studies').pressSequentially('alop'),
    seen: 'Concept',
  },
  'filters on a telephone': {
    at: '/studies?q=alopecia',
    width: 390,
    open: (page) => page.getByText('Filters', { exact: true }).click(),
    seen: 'Published',
  },
  'more on a telephone': {
    at: '/studies?q=alopecia',
    width: 320,
    open: async (page) => {
      await page.getByText('More', { exact: true }).click()
      await page.getByText('Save this search').click()
      await page.getByText('Paste a search strategy').click()
    },
    seen: 'Search these lines',
  },
  'columns of a table': {
    at: '/studies?q=alopecia&view=table',
    open: (page) => page.getByText('Columns', { exact: true }).click(),
    seen: 'Follow-up',
  },
}

bare('axe finds nothing serious in what opens over a page', async ({ page }) => {
  bare.setTimeout(240_000)
  await signIn(page, await makeMember('Ada Opener', 'administrator'))
  const found: Record<string, string[]> = {}
  for (const [name, { at, width = 1320, open, seen }] of Object.entries(OPENED)) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(at)
    await page.waitForLoadState('networkidle')
    await open(page)
    await expect(page.getByText(seen).filter({ visible: true }).first(), name).toBeVisible()
    const faults = await seriousFaults(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    found[name] = [...faults, ...(await seriousFaults(page, OF_COLOURS)), ...(over > 0 ? [`sideways by ${over}`] : [])]
  }
  expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({})
})

bare('every answer carries the security headers, and each page a nonce of its own', async ({ request }) => {
  const seen = new Set<string>()
  for (const address of [
    '/sign-in',
    '/healthz',
    '/readyz',
    '/studies',
    '/no/such/page',
    '/icon.svg',
    '/api/auth/csrf',
  ]) {
    const answer = await request.get(address, { maxRedirects: 0 })
    const headers = answer.headers()
    const policy = headers['content-security-policy'] ?? ''
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "script-src 'self' 'nonce-",
    ]) {
      expect(policy, address).toContain(part)
    }
    expect(policy, address).not.toContain('unsafe')
    expect(headers, address).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(seen.has(nonce), address).toBe(false)
    seen.add(nonce)
  }
})
