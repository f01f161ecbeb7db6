import { test as bare, type Page } from '@playwright/test'
import { expect, makeMember, signIn, test } from '../support/portal'

test('a reader sees what was understood, drops an addition and takes it back', async ({ page }) => {
  await page.goto('/studies?q=alopecia+areata')
  const results = page.getByRole('region', { name: 'Results' })
  await results.getByText('Understood as').click()
  await results.getByRole('link', { name: /^Alopecia Areata \(heading, with narrower ones\).*: leave out$/ }).click()
  await expect(page).toHaveURL(/drop=/)
  await results.getByRole('link', { name: /^Alopecia Areata .*, left out: take back$/ }).click()
  await expect(page).toHaveURL('/studies?q=alopecia+areata')
  await results.getByText('Understood as').click()
  await results.getByRole('link', { name: 'Search the exact words' }).click()
  await expect(results.getByText('Only the exact words were searched.')).toBeVisible()
  await results.getByRole('link', { name: 'Include synonyms' }).click()
  await expect(results.getByText('Understood as')).toBeVisible()
})

test('a question in which nothing was added says nothing of it', async ({ page }) => {
  await page.goto('/studies?q="alopecia+areata"')
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByText('Understood as')).toHaveCount(0)
})

test('a slip of the keyboard is answered with the word that was meant', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Search studies').fill('alopeica in lupsu')
  await page.getByLabel('Search studies').press('Enter')
  await expect(page.getByText('Did you mean')).toBeVisible()
  await page.getByRole('link', { name: 'alopecia in lupus' }).click()
  await expect(page.getByLabel('Search studies')).toHaveValue('alopecia in lupus')
  await expect(page.getByText('Did you mean')).toHaveCount(0)
  await expect(page.getByRole('article').first()).toBeVisible()
})

test('a question that is wrong is told what and where, and answered as well as it can be', async ({ page }) => {
  await page.goto(`/studies?q=${encodeURIComponent('lupus AND (hair')}`)
  const alert = page.getByRole('region', { name: 'Results' }).getByRole('alert')
  await expect(alert).toContainText('This parenthesis is never closed')
  await expect(alert.locator('mark')).toHaveText('(')
  await expect(page.getByRole('article').first()).toBeVisible()
})

test('on a telephone the first finding stands within the first 300 pixels, what else can be done behind a word', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const results = page.getByRole('region', { name: 'Results' })
  const filters = page.getByRole('complementary', { name: 'Filters' })
  const counted = results.getByRole('status').filter({ hasText: /stud/ })
  for (const q of ['alopecia', 'baricitinib alopecia areata', '']) {
    await page.goto(`/studies?q=${encodeURIComponent(q)}`)
    // Where enough findings are checked, those in view stand before the rows.
    const inView = results.getByRole('region', { name: 'Findings in view' })
    const rows = results.getByRole('article').first().getByRole('heading')
    await expect(rows).toBeVisible()
    const finding = await ((await inView.count()) > 0 ? inView : rows).boundingBox()
    expect(finding?.y, q).toBeLessThan(300)
    const [word, count] = [
      await filters.getByText('Filters', { exact: true }).boundingBox(),
      await counted.boundingBox(),
    ]
    expect(Math.abs((word?.y ?? 0) - (count?.y ?? 99)), q).toBeLessThan(8)
  }
  await expect(results.getByText('Paste a search strategy')).toBeHidden()
  await results.getByText('More', { exact: true }).click()
  await expect(results.getByText('Paste a search strategy')).toBeVisible()
  await expect(results.getByText('Save this search')).toBeVisible()
  await filters.getByText('Filters', { exact: true }).click()
  const years = await filters.getByRole('region', { name: 'Published' }).boundingBox()
  const below = await counted.boundingBox()
  expect((years?.y ?? 0) + (years?.height ?? 0)).toBeLessThan(below?.y ?? 0)
})

test('where no study has all of it, the reader is told, and what there is without each part', async ({ page }) => {
  await page.goto('/studies?q=baricitinib+pimecrolimus')
  const results = page.getByRole('region', { name: 'Results' })
  await expect(results.getByText('No study answers all of it')).toBeVisible()
  await expect(results.getByRole('heading', { name: /^Related: \d+ studies that have some of it$/ })).toBeVisible()
  const link = results.getByRole('link', { name: 'without “pimecrolimus”' })
  const promised = Number(/: (\d+)/.exec((await link.locator('..').textContent()) ?? '')?.[1])
  await link.click()
  await expect(page).toHaveURL('/studies?q=baricitinib')
  await expect(results.getByText(`${promised} studies`, { exact: true })).toBeVisible()
  await expect(results.getByText('some of it')).toHaveCount(0)
})

test('when the filters leave nothing, one click takes them off', async ({ page }) => {
  await page.goto('/studies?q=baricitinib&from=1990&to=1991')
  await expect(page.getByText('Nothing matches “baricitinib”')).toBeVisible()
  await page.getByRole('link', { name: 'without the filters' }).click()
  await expect(page).toHaveURL('/studies?q=baricitinib')
  await expect(page.getByRole('article').first()).toBeVisible()
})

test('a click on a level chooses its designs, another takes them back', async ({ page }) => {
  await page.goto('/studies?q=alopecia')
  const filters = page.getByRole('complementary', { name: 'Filters' })
  const level = filters.getByRole('link', { name: /^Level 1/ })
  const count = Number(/(\d+)$/.exec((await level.textContent()) ?? '')?.[1])
  await level.click()
  await expect(page).toHaveURL('/studies?q=alopecia&design=meta-analysis&design=systematic+review')
  await expect(page.getByText(`${count} studies`, { exact: true })).toBeVisible()
  await filters.getByRole('link', { name: /^✓?Level 1/ }).click()
  await expect(page).toHaveURL('/studies?q=alopecia')
})

test('years are chosen by dragging over their bars, or by typing', async ({ page }) => {
  await page.goto('/studies?q=alopecia')
  const published = page.getByRole('complementary', { name: 'Filters' }).getByRole('region', { name: 'Published' })
  const bars = published.getByTitle('Drag over the years to choose some')
  const { x, y, width, height } = (await bars.boundingBox()) as { x: number; y: number; width: number; height: number }
  await page.mouse.move(x + width - 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.8, y + height / 2, { steps: 3 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=\d{4}&to=\d{4}/)
  const address = new URL(page.url()).searchParams
  await expect(published.getByLabel('From year')).toHaveValue(address.get('from') as string)
  await published.getByLabel('From year').fill(address.get('to') as string)
  await published.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(new RegExp(`from=${address.get('to')}`))
})

test('the same result is a timeline in which each mark leads to its study, and a table that says the same', async ({
  page,
}) => {
  await page.goto('/studies?q=alopecia')
  const rows = await page.getByRole('article').count()
  await page.getByRole('link', { name: 'Timeline' }).click()
  await expect(page).toHaveURL('/studies?q=alopecia&view=timeline')
  const figure = page.getByRole('figure')
  expect(await figure.getByRole('link').count()).toBeGreaterThanOrEqual(rows)
  await page.getByText('The same as a table').click()
  const total = Number(/(\d+) studies/.exec((await page.getByRole('status').allTextContents()).join(' '))?.[1])
  await expect(page.getByRole('row')).toHaveCount(total + 1)
  await figure.getByRole('link', { name: /regrowth on tofacitinib.*Case report, level 4/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reversal of Long-Standing Refractory')
})

const STRATEGY = `1     exp Alopecia Areata/ (1203)
2     (alopecia adj2 (areata or totalis)).ti,ab. (1544)
3     1 or 2 (1701)
4     exp Psoriasis/ (9000)
5     (baricitinib or tofacitinib).tw,zz.
6     3 and 5 and 9`

/** Puts a text where the browser's own paste finds it. */
async function copied(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
}

test('a strategy pasted into the search box is searched by its last line, and what was not read is marked', async ({
  page,
}) => {
  await page.goto('/studies')
  await copied(page, STRATEGY)
  await page.getByLabel('Search studies').click()
  await page.keyboard.press('Control+V')
  await expect(page.getByLabel('Search studies')).toHaveValue(/↵ 2 {5}\(alopecia adj2/)
  await page.keyboard.press('Enter')
  const results = page.getByRole('region', { name: 'Results' })
  await expect(results.getByText('Searched: line 6')).toBeVisible()
  await expect(results.getByText('Not part of it and not searched: line 4.')).toBeVisible()
  await expect(results.getByRole('alert')).toContainText('Line 9 was not pasted, so it is left out.')
  await expect(results.getByRole('alert').locator('mark')).toHaveText(['.tw,zz.', '9'])
  await expect(results.getByRole('article').first()).toBeVisible()
  await results.getByText('How the 6 lines were read').click()
  await expect(results.getByText('read as "Alopecia Areata"[mh]')).toBeVisible()
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('a strategy is pasted, into the search box or as lines', async ({ page, browser, baseURL }) => {
    const copying = await browser.newPage({ baseURL, javaScriptEnabled: true })
    await copying.goto('/sign-in')
    await copied(copying, STRATEGY)
    await copying.close()
    await signIn(page, await makeMember('Ada Scriptless-Strategy'), '/studies')
    const results = page.getByRole('region', { name: 'Results' })
    await page.getByLabel('Search studies').click()
    await page.keyboard.press('Control+V')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=/)
    // The browser has made the line ends spaces.
    expect(new URL(page.url()).searchParams.get('q')).not.toMatch(/[\n↵]/)
    await expect(results.getByText('Searched: line 6')).toBeVisible()
    const found = await results.getByRole('status').allTextContents()
    await page.goto('/studies')
    await results.getByText('Paste a search strategy').click()
    await results.getByLabel(/^Lines as Ovid/).click()
    await page.keyboard.press('Control+V')
    await results.getByRole('button', { name: 'Search these lines' }).click()
    await expect(results.getByText('Searched: line 6')).toBeVisible()
    expect(await results.getByRole('status').allTextContents()).toEqual(found)
    // What the box of one line holds can be sent again.
    await expect(page.getByLabel('Search studies')).toHaveValue(/\(1203\) ↵ 2 {5}\(alopecia/)
    await page.getByLabel('Search studies').press('Enter')
    await expect(page).toHaveURL(/%E2%86%B5/)
    expect(await results.getByRole('status').allTextContents()).toEqual(found)
    await results.getByText('Paste a search strategy').click()
    await expect(results.getByLabel(/^Lines as Ovid/)).toHaveValue(/^1 {5}exp Alopecia Areata\/\n2 {5}\(alopecia/)
  })

  bare('a question is understood, corrected, narrowed, widened and pictured', async ({ page }) => {
    await signIn(page, await makeMember('Ada Scriptless'), '/studies?q=alopecia+areata')
    const results = page.getByRole('region', { name: 'Results' })
    await results.getByText('Understood as').click()
    await results.getByRole('link', { name: /^Alopecia Areata .*: leave out$/ }).click()
    await expect(results.getByRole('link', { name: /^Alopecia Areata .*take back$/ })).toBeVisible()
    await page.getByLabel('Search studies').fill('baricitinib pimecrolimsu')
    await page.getByLabel('Search studies').press('Enter')
    await results.getByRole('link', { name: 'baricitinib pimecrolimus' }).click()
    await results.getByRole('link', { name: 'without “pimecrolimus”' }).click()
    await expect(page.getByRole('article').first()).toBeVisible()
    const published = page.getByRole('complementary', { name: 'Filters' }).getByRole('region', { name: 'Published' })
    await published.getByLabel('From year').fill('2023')
    await published.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/q=baricitinib&from=2023/)
    await page.getByRole('link', { name: 'Timeline' }).click()
    await page.getByRole('figure').getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/studies\/\w+\//)
  })
})
