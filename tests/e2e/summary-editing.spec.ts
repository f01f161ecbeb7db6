import type { Page } from '@playwright/test'
import { importFiles } from '../support/corpus'
import { said, saved, secondEditor, storedVersions, test, tldr, trial } from '../support/editing'
import { expect } from '../support/portal'
import { articleSet } from '../support/pubmed-xml'

// One worker imports the studies, once.
test.describe.configure({ mode: 'default' })

const [CONFLICT, RELOADED, SCRIPTLESS] = [99_110_001, 99_110_002, 99_110_003]

test.beforeAll(async () => {
  await importFiles(articleSet(...[CONFLICT, RELOADED, SCRIPTLESS].map((pmid) => trial(pmid))))
})

const refused = (page: Page) => page.locator('p[role=alert]')
const savedNow = (page: Page) => page.getByText('Saved now:').locator('..')

test('two editors at once: the later one sees both texts and how they differ, and nothing is lost', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await secondEditor(browser, baseURL)
  await page.goto(`/drafts/${CONFLICT}`)
  await other.goto(`/drafts/${CONFLICT}`)
  await tldr(other).fill('Sorrel syrup lowered itching in hives.')
  await other.getByRole('button', { name: 'Save as draft' }).click()
  await expect(saved(other)).toHaveText('Saved as a draft, version 2.')

  await tldr(page).fill('Sorrel syrup lowered itching in adults.')
  await page.getByLabel('Population').fill('adults, hives')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(refused(page)).toContainText('Your text is kept')
  await expect(tldr(page)).toHaveValue('Sorrel syrup lowered itching in adults.')
  await expect(page.getByLabel('Population')).toHaveValue('adults, hives')
  await expect(savedNow(page).first()).toContainText('Sorrel syrup lowered itching in hives.')
  await expect(page.locator('del')).toContainText(['hives'])
  await expect(page.locator('ins')).toContainText(['adults'])
  expect((await storedVersions(CONFLICT)).at(-1)).toMatchObject({ tldr: 'Sorrel syrup lowered itching in hives.' })

  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toHaveText('Saved as checked, version 3.')
  expect((await storedVersions(CONFLICT)).slice(1)).toEqual([
    { version: 2, current: false, tldr: 'Sorrel syrup lowered itching in hives.', checker: null },
    { version: 3, current: true, tldr: 'Sorrel syrup lowered itching in adults.', checker: 'Eva Editor' },
  ])
  await other.context().close()
})

test('what was typed outlives a reload, says when the saved text has changed, and can be discarded', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(`/drafts/${RELOADED}`)
  const before = await tldr(page).inputValue()
  await tldr(page).fill('Half a thought about sorrel.')
  await page.getByLabel('Level of evidence').selectOption('3')
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('"level\\":\\"3')
  await page.reload()
  await expect(page.getByText('Your unsaved text is back.')).toBeVisible()
  await expect(tldr(page)).toHaveValue('Half a thought about sorrel.')
  await expect(page.getByLabel('Level of evidence')).toHaveValue('3')
  await expect(page.getByText('30 words left of 35')).toBeVisible()

  const other = await secondEditor(browser, baseURL)
  await other.goto(`/drafts/${RELOADED}`)
  await tldr(other).fill('A whole thought about sorrel.')
  await other.getByRole('button', { name: 'Save as draft' }).click()
  await expect(saved(other)).toBeVisible()
  await other.context().close()
  await page.reload()
  await expect(page.getByText('What is saved has changed since you typed it')).toBeVisible()
  await expect(savedNow(page).first()).toContainText('A whole thought about sorrel.')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(tldr(page)).toHaveValue('A whole thought about sorrel.')
  expect(before).not.toBe('A whole thought about sorrel.')
  await page.reload()
  await expect(tldr(page)).toHaveValue('A whole thought about sorrel.')
  await expect(page.getByText('Your unsaved text is back.')).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a summary is refused with its words kept, saved over a warning, checked, and restored', async ({ page }) => {
    await page.goto(`/drafts/${SCRIPTLESS}`)
    const before = await tldr(page).inputValue()
    await tldr(page).fill('Sorrel syrup proves best in 400 adults.')
    await page.getByLabel('Participants').fill('many')
    await page.getByRole('button', { name: 'Save as checked' }).click()
    await expect(page.getByText('Write how many in figures')).toBeVisible()
    await expect(tldr(page)).toHaveValue('Sorrel syrup proves best in 400 adults.')
    await expect(page.getByText('The number 400 is not in the abstract.')).toBeVisible()
    await page.getByLabel('Participants').fill('1,180')
    await page.getByRole('button', { name: 'Save as checked' }).click()
    await expect(saved(page)).toBeVisible()
    await page.getByRole('link', { name: 'To the study' }).click()
    await expect(said(page)).toContainText('checked by Eva Editor')
    await expect(said(page)).toContainText(/saved with \d open warnings?/)
    await expect(page.locator('dl').filter({ hasText: 'Participants' })).toContainText('1,180')
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('button', { name: /^Restore this version/ }).click()
    await expect(said(page)).toContainText(before)
    expect((await storedVersions(SCRIPTLESS)).map(({ tldr }) => tldr)).toEqual([
      before,
      'Sorrel syrup proves best in 400 adults.',
      before,
    ])
  })

  test('a conflict shows what is saved now beside what was typed', async ({ page, browser, baseURL }) => {
    await page.goto(`/drafts/${SCRIPTLESS}`)
    const other = await secondEditor(browser, baseURL)
    await other.goto(`/drafts/${SCRIPTLESS}`)
    await tldr(other).fill('Somebody else wrote this.')
    await other.getByRole('button', { name: 'Save as draft' }).click()
    await expect(saved(other)).toBeVisible()
    await other.context().close()
    await tldr(page).fill('Somebody here wrote this.')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(refused(page)).toContainText('Your text is kept')
    await expect(tldr(page)).toHaveValue('Somebody here wrote this.')
    await expect(savedNow(page).first()).toContainText('Somebody else wrote this.')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(saved(page)).toBeVisible()
    expect((await storedVersions(SCRIPTLESS)).at(-1)).toMatchObject({ tldr: 'Somebody here wrote this.' })
  })
})
