import { test as bare } from '@playwright/test'
import { expect, makeMember, openSession, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** Works of the demonstration corpus, one of them retracted, and one that nobody has written. */
const BIBLIOGRAPHY = `References
1. Novak E. Nobody has written this about herons. J Tests. 2020;1:1-2.
2. PMID: 30527631
3. doi:10.3389/fimmu.2021.654376`

test('a reader checks a bibliography by keyboard, and leaves nothing behind', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Your account, ').click()
  await page.getByRole('link', { name: 'Check references' }).click()
  await expect(page).toHaveURL('/references')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('Paste references, or choose a file.')).toBeVisible()

  await page.getByLabel('References', { exact: true }).fill(BIBLIOGRAPHY)
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '3 references' })).toBeVisible()
  const notHere = page.getByText('Not here: nothing is known of them (1)')
  await notHere.press('Enter')
  await expect(page.getByText('Nobody has written this about herons')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('references.csv')
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.reload()
  await expect(page.getByText('3 references')).toHaveCount(0)
})

test('a file is checked as its text is, and what is none says why', async ({ page }) => {
  await page.goto('/references')
  const choose = (name: string, text: string) =>
    page
      .getByLabel('Or a file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  await choose('export.ris', 'TY  - JOUR\nTI  - Of herons\nPY  - 2020\nER  - \n')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 reference:' })).toBeVisible()
  await choose('paper.pdf', '%PDF-1.7')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('This is a PDF')).toBeVisible()
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })
  bare('a bibliography is checked, and its parts unfold', async ({ page, baseURL }) => {
    await openSession(page.context(), await makeMember('Rae Reader'), baseURL)
    await page.goto('/references')
    await page.getByLabel('References', { exact: true }).fill(BIBLIOGRAPHY)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(page.getByText('3 references')).toBeVisible()
    await page.getByText('Not here: nothing is known of them (1)').click()
    await expect(page.getByText('Nobody has written this about herons')).toBeVisible()
  })
})
