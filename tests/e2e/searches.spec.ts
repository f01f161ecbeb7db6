import AxeBuilder from '@axe-core/playwright'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { savedSearches } from '@/db/schema/searches'
import { listRecentSearches } from '@/db/searches/recent-searches'
import type { Person } from '@/lib/access/viewer'
import { expect, test } from '../support/portal'
import { childrenOf, parseXml } from '../support/xml-tree'

const stored = (who: Person) =>
  withViewer(who, (tx) =>
    tx
      .select({ name: savedSearches.name, query: savedSearches.query })
      .from(savedSearches)
      .where(isNull(savedSearches.deletedAt)),
  )

/** As if everything had come in after the reader last looked. */
const lookedLongAgo = (who: Person) =>
  withViewer(who, (tx) =>
    tx
      .update(savedSearches)
      .set({ seenAt: sql`'2020-01-01'::timestamptz` })
      .where(and(eq(savedSearches.userId, who.id))),
  )

test('a search is saved, says what is new until it is seen, and is let go and taken up again', async ({
  page,
  reader,
  colleague,
}) => {
  await page.goto('/studies?q=alopecia+areata&sort=newest')
  await page.getByText('Save this search').click()
  const form = page.getByRole('form', { name: 'Save this search' })
  await expect(form.getByLabel('Name')).toHaveValue('alopecia areata')
  await form.getByLabel('Name').fill('Hair')
  await form.getByRole('button', { name: 'Save the search' }).click()
  await expect(page.getByRole('link', { name: 'Hair', exact: true })).toBeVisible()
  expect(await stored(reader)).toEqual([{ name: 'Hair', query: 'q=alopecia+areata' }])

  await lookedLongAgo(reader)
  await page.goto('/')
  const followed = page.getByRole('listitem').filter({ hasText: 'Hair' })
  await expect(followed.getByText(/^\d+ new$/)).toBeVisible()
  await page.getByRole('link', { name: 'Hair', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hair', exact: true })).toBeVisible()
  expect(await page.locator('[data-row]').count()).toBeGreaterThan(3)
  const address = page.url()
  // Looking is not seeing.
  await page.reload()
  expect(await page.locator('[data-row]').count()).toBeGreaterThan(3)
  await page.getByRole('button', { name: 'Mark as seen' }).click()
  await expect(page.getByText('Nothing new', { exact: true })).toBeVisible()

  await colleague.page.goto(address)
  await expect(colleague.page.getByRole('heading', { name: 'Hair', exact: true })).toHaveCount(0)
  await colleague.page.goto('/searches')
  await expect(colleague.page.getByText('You follow no search yet')).toBeVisible()

  await page.getByRole('button', { name: 'Stop following' }).click()
  await page.waitForURL(/deleted=/)
  expect(await stored(reader)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Hair', exact: true })).toBeVisible()
  expect(await stored(reader)).toHaveLength(1)
})

test('a feed is read without signing in, until it is closed', async ({ page, playwright }) => {
  await page.goto('/studies?q=lupus')
  await page.getByText('Save this search').click()
  await page.getByRole('button', { name: 'Save the search' }).click()
  await page.getByRole('link', { name: 'lupus', exact: true }).click()
  await page.getByRole('button', { name: 'Make a feed address' }).click()
  const field = page.getByLabel('Give this address to your feed reader')
  await expect(field).toBeVisible()
  const feed = await field.inputValue()

  const stranger = await playwright.request.newContext()
  const answer = await stranger.get(feed)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('private, no-cache')
  expect(answer.headers()['referrer-policy']).toBe('no-referrer')
  expect(childrenOf(parseXml(await answer.text()), 'entry').length).toBeGreaterThan(3)
  const etag = answer.headers().etag as string
  expect((await stranger.get(feed, { headers: { 'if-none-match': etag } })).status()).toBe(304)

  await page.getByRole('button', { name: 'Close the feed' }).click()
  await expect(page.getByRole('button', { name: 'Make a feed address' })).toBeVisible()
  const gone = await stranger.get(feed)
  const never = await stranger.get(feed.replace(/[^/]+$/, 'x'.repeat(43)))
  expect([gone.status(), await gone.text()]).toEqual([404, await never.text()])
  await stranger.dispose()
})

test('a browser is told how to search here', async ({ page, baseURL }) => {
  await page.goto('/')
  const href = await page.locator('head link[rel=search]').getAttribute('href')
  const description = parseXml(await (await page.request.get(href as string)).text())
  const [html] = childrenOf(description, 'Url').filter(({ attributes }) => attributes.type === 'text/html')
  expect(html?.attributes.template).toBe(`${baseURL}/studies?q={searchTerms}`)
  expect(childrenOf(description, 'ShortName')[0]?.text.length).toBeLessThanOrEqual(16)
})

test('the search box suggests while one types, by keys alone, and remembers what was asked', async ({
  page,
  reader,
}) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: /^Search studies/ })
  await expect(box).toHaveAttribute('aria-expanded', 'false')
  await box.fill('derm')
  const options = page.getByRole('option')
  await expect(options.filter({ hasText: 'Dermatol' }).first()).toBeVisible()
  await expect(page.getByText(/^\d+ suggestions?$/)).toBeAttached()
  await box.press('ArrowDown')
  const active = await box.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-selected', 'true')
  const { violations } = await new AxeBuilder({ page }).include('form[role=search]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await box.press('ArrowUp')
  await expect(box).not.toHaveAttribute('aria-activedescendant')
  await box.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(box).toHaveValue('derm')

  await box.fill('dermatol')
  await expect(options.filter({ hasText: 'Journal' }).first()).toBeVisible()
  await box.press('ArrowDown')
  await box.press('Enter')
  await page.waitForURL(/\/studies\?q=/)
  const asked = new URL(page.url()).searchParams.get('q') as string
  await expect.poll(() => listRecentSearches(reader)).toEqual([asked])

  await box.fill('')
  await box.click()
  await options.filter({ hasText: 'You asked' }).first().click()
  await page.waitForURL((url) => url.searchParams.get('q') === asked)

  await page.goto('/searches')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('None are kept.')).toBeVisible()
  expect(await listRecentSearches(reader)).toEqual([])
})

test('a question is kept for nobody who is not signed in, and for no other site', async ({
  page,
  reader,
  playwright,
  baseURL,
}) => {
  const data = { question: 'planted' }
  const elsewhere = await page.request.post('/api/recent-searches', {
    data,
    headers: { origin: 'https://evil.example' },
  })
  expect(elsewhere.status()).toBe(403)
  const none = await page.request.post('/api/recent-searches', { data })
  expect(none.status()).toBe(403)
  const own = { origin: baseURL as string }
  const large = { question: 'x'.repeat(5000) }
  expect((await page.request.post('/api/recent-searches', { data: large, headers: own })).status()).toBe(413)
  const stranger = await playwright.request.newContext({ baseURL })
  expect((await stranger.post('/api/recent-searches', { data, headers: own })).status()).toBe(401)
  expect((await stranger.get('/api/suggestions?q=derm')).status()).toBe(401)
  await stranger.dispose()
  expect(await listRecentSearches(reader)).toEqual([])
  expect((await page.request.post('/api/recent-searches', { data, headers: own })).status()).toBe(204)
  expect(await listRecentSearches(reader)).toEqual(['planted'])
  const bar = await page.request.get('/api/suggestions?format=opensearch&q=plan')
  expect(bar.headers()['content-type']).toBe('application/x-suggestions+json')
  expect(await bar.json()).toEqual(['plan', ['planted']])
})

test('without scripts a search is typed, sent, saved and seen', async ({ page, reader, browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto('/')
  await plain.getByRole('searchbox').fill('baricitinib')
  await plain.getByRole('searchbox').press('Enter')
  await plain.waitForURL(/q=baricitinib/)
  await plain.getByText('Save this search').click()
  await plain.getByRole('button', { name: 'Save the search' }).click()
  await expect(plain.getByRole('link', { name: 'baricitinib', exact: true })).toBeVisible()
  await lookedLongAgo(reader)
  await plain.getByRole('link', { name: 'baricitinib', exact: true }).click()
  await plain.getByRole('button', { name: 'Mark as seen' }).click()
  await expect(plain.getByText('Nothing new', { exact: true })).toBeVisible()
  await context.close()
})
