import { randomUUID } from 'node:crypto'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { asOwner, importFiles, studyOf } from '../support/corpus'
import { edit } from '../support/edited-summary'
import { expect, makeMember, test } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'

const section = (label: string, text: string) =>
  `<AbstractText Label="${label}" NlmCategory="${label}">${text}</AbstractText>`
const SOURCE = 'Quillwort tea shortened the hiccups of adults after surgery compared with water.'
const ARTICLE = `<Abstract>${[
  section('OBJECTIVE', 'To find out whether quillwort tea shortens hiccups after surgery.'),
  section('METHODS', 'We randomly assigned 240 adults with hiccups after surgery to quillwort tea or water.'),
  section(
    'RESULTS',
    'Hiccups ended sooner with quillwort tea than with water (hazard ratio for relief of hiccups 1.62, 95% CI 1.20 to 2.19; p = 0.002).',
  ),
  section('CONCLUSIONS', SOURCE),
].join('')}</Abstract>`

// One worker imports the study, once.
test.describe.configure({ mode: 'default' })

const OTHER = `<Abstract>${[
  section(
    'RESULTS',
    'Hiccups ended no sooner with quillwort tea than with water (hazard ratio for relief of hiccups 0.95, 95% CI 0.70 to 1.29).',
  ),
  section('CONCLUSIONS', 'Quillwort tea did not shorten hiccups in children compared with water.'),
].join('')}</Abstract>`

const COUGHS = `<Abstract>${section('CONCLUSIONS', 'Mallow tea did not shorten coughs in adults compared with water.')}</Abstract>`

const PLANNED = `<Abstract>${section('METHODS', 'Adults who sneeze will be randomised to quillwort tea or water.')}</Abstract>`

test.beforeAll(async () => {
  await importFiles(
    articleSet(
      articleXml({ pmid: 99_000_001, title: 'Quillwort tea for hiccups: a randomised trial.', article: ARTICLE }),
      articleXml({ pmid: 99_000_002, title: 'Quillwort tea for hiccups of children.', article: OTHER }),
      articleXml({ pmid: 99_000_003, title: 'Mallow tea for coughs of adults.', article: COUGHS }),
      articleXml({ pmid: 99_000_004, title: 'Quillwort tea for sneezing: study protocol.', article: PLANNED }),
    ),
  )
})

test('a draft says that it is one, and leads to the sentence it rests on and back, by keyboard', async ({ page }) => {
  await page.goto('/studies/99000001')
  const tldr = page.getByRole('region', { name: 'TL;DR' })
  await expect(tldr).toContainText('Quillwort tea shortened')
  await expect(tldr).toContainText('Machine draft')
  await expect(tldr).toContainText('not checked by a person yet')
  await tldr.getByRole('link', { name: 'Show source' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator(':target')).toHaveText(SOURCE)
  await page.getByRole('link', { name: 'Back to the TL;DR' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator(':target')).toHaveText('TL;DR')
})

test('a draft by a language model says whose it is, how it was checked and that nobody has', async ({ page }) => {
  const { id } = (await studyOf(99_000_003)) ?? {}
  await asOwner((sql) => sql`update study_summaries set drafted_by = 'tiny-model-1' where study_id = ${id}`)
  await page.goto('/studies/99000003')
  const tldr = page.getByRole('region', { name: 'TL;DR' })
  await expect(tldr).toContainText('Machine draft by tiny-model-1')
  await expect(tldr).toContainText('checked against the abstract by rules')
  await expect(tldr).toContainText('not checked by a person yet')
  await expect(tldr).not.toContainText('taken from the abstract')
})

test('a model’s draft that an editor has changed says so, and names them both', async ({ page }) => {
  const studyId = Number((await studyOf(99_000_003))?.id)
  const eva = await makeMember('Eva Editor', 'editor')
  await edit(eva, studyId, { tldr: 'Mallow tea did not shorten coughs.', checked: true })
  await page.goto('/studies/99000003')
  const tldr = page.getByRole('region', { name: 'TL;DR' })
  await expect(tldr).toContainText('Drafted by tiny-model-1')
  await expect(tldr).toContainText('edited and checked by Eva Editor')
  await expect(tldr).not.toContainText('Written from')
})

test('each sentence of the paragraph leads to its source', async ({ page }) => {
  await page.goto('/studies/99000001')
  const summary = page.getByRole('region', { name: 'Summary' })
  const sources = summary.getByRole('link', { name: /^Source of sentence/ })
  const count = await sources.count()
  expect(count).toBeGreaterThanOrEqual(3)
  for (let index = 0; index < count; index++) {
    await sources.nth(index).click()
    await expect(page.locator(':target')).toBeInViewport()
  }
})

test('a fact shows the words it was read from, and the level what told the design', async ({ page }) => {
  await page.goto('/studies/99000001')
  const facts = page.locator('dl').filter({ hasText: 'Participants' })
  await facts.getByText('240', { exact: true }).click()
  await expect(facts.locator('mark').filter({ hasText: '240 adults' })).toBeVisible()
  await facts.getByText('Level 2 · Randomised trial').click()
  await expect(facts.getByText(/The design was read from “.*randomised.*” in the title/)).toBeVisible()
})

test('a search is seen as a table, its columns are arranged, and it is saved as a file', async ({ page }) => {
  await page.goto('/studies?q=quillwort')
  await page.getByRole('link', { name: 'Table', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'Quillwort tea for hiccups: a randomised trial' })
  await expect(row).toContainText('240')
  await expect(row).toContainText(
    'Hazard ratio for relief of hiccups, quillwort tea v water, 1.62 (95 % CI 1.20 to 2.19)',
  )
  await page.getByText('Columns', { exact: true }).click()
  await page.getByRole('link', { name: /^Hide ?: Population$/ }).click()
  await expect(page).toHaveURL(/columns=/)
  await expect(page.getByRole('columnheader', { name: 'Population' })).toHaveCount(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as CSV' }).click(),
  ])
  const text = await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString())
  expect(text).toContain('Quillwort tea for hiccups')
  expect(text.split('\r\n')[0]).not.toContain('Population')
})

test('a row without a finding says why there is none', async ({ page }) => {
  await page.goto('/studies?q=quillwort+sneezing')
  await expect(page.getByRole('article').filter({ hasText: 'sneezing' })).toContainText('A protocol: no result yet')
  await page.goto('/studies?q=quillwort+sneezing&view=table')
  await expect(page.getByRole('row').filter({ hasText: 'sneezing' })).toContainText('A protocol: no result yet')
})

test('a table shows all its columns at once: side by side in a window, under one another on a telephone', async ({
  page,
}) => {
  const table = page.getByRole('region', { name: 'Table of evidence' })
  for (const width of [1320, 390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/studies?q=quillwort&view=table')
    expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const cell = page.getByRole('cell', { name: /quillwort tea v water, 1.62/ })
    const [left, right] = [await page.getByRole('rowheader').first().boundingBox(), await cell.boundingBox()]
    if (width === 1320) expect(right?.x).toBeGreaterThan((left?.x ?? 0) + 900)
    else expect(right?.x).toBe(left?.x)
  }
  // Whoever hears the page still hears a table.
  for (const name of ['Finding', 'Effect']) await expect(page.getByRole('columnheader', { name })).toHaveCount(1)
})

test('effects of a list are plotted, chosen, and pooled when asked', async ({ page, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Hiccups', description: '' })
  for (const pmid of [99_000_001, 99_000_002]) {
    const studyId = Number((await studyOf(pmid))?.id)
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  await page.goto(`/lists/${id}`)
  await page.getByRole('link', { name: 'Forest plot' }).click()
  await page.getByRole('link', { name: 'Hazard ratio (2)' }).click()
  await page.getByRole('link', { name: 'relief of hiccups (2)' }).click()
  await page.getByRole('link', { name: 'More is better' }).click()
  await expect(page.getByText('← favours water')).toBeVisible()
  await expect(page.getByText('inverse of their variance')).toHaveCount(0)
  await page.getByRole('link', { name: 'Show pooled estimate' }).click()
  await expect(page.getByText('one common effect, studies weighted by the inverse of their variance')).toBeVisible()
  await page
    .getByRole('row')
    .filter({ hasText: '0.95' })
    .getByRole('link', { name: /^Exclude/ })
    .click()
  await expect(page).toHaveURL(/without=/)
  await expect(page.getByText('inverse of their variance')).toHaveCount(0)
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: '0.95' })
      .getByRole('link', { name: /^Include/ }),
  ).toBeVisible()
})
