import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const whereFrom = (page: Page) => page.getByRole('navigation', { name: 'Where you came from' })
const SEARCH = '/studies?q=alopecia&design=case+series&design=case+report&sort=newest'

/** Titles of the results in their order. */
const titles = (page: Page) => page.locator('[data-row] h3 a').allTextContents()

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a study opened from results leads on to its neighbours and back to its row', async ({ page }) => {
      await page.goto(SEARCH)
      const rows = page.locator('[data-row]')
      const count = await rows.count()
      expect(count).toBeGreaterThan(3)
      const addresses = await rows.evaluateAll((all) =>
        all.map((row) => row.querySelector('h3 a')?.getAttribute('href')),
      )
      await rows.nth(1).locator('h3 a').click()
      await expect(whereFrom(page)).toContainText(/2 of \d+/)
      // The question stands in the box, where it can be asked in other words.
      await expect(page.getByRole('search').getByLabel('Search studies')).toHaveValue('alopecia')
      await whereFrom(page).getByRole('link', { name: 'Next study' }).click()
      await expect(page).toHaveURL(addresses[2] as string)
      await expect(whereFrom(page)).toContainText(/3 of \d+/)
      // A tab of the study does not forget where it was opened from.
      await page.getByRole('link', { name: 'History' }).click()
      await expect(page).toHaveURL(/tab=history/)
      await whereFrom(page).getByRole('link', { name: 'Previous study' }).click()
      await expect(page).toHaveURL(addresses[1] as string)
      if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([])
      await whereFrom(page).getByRole('link', { name: 'Back to results' }).click()
      await expect(page).toHaveURL(/\/studies\?.*#study-\d+$/)
      const back = new URL(page.url())
      expect(`${back.pathname}${back.search}`).toBe(SEARCH)
      await expect(page.locator(back.hash).locator('h3 a')).toHaveAttribute('href', addresses[1] as string)
    })
  })
}

test('the first result has no previous one, the last no next one, and the second page is come back to', async ({
  page,
}) => {
  await page.goto('/studies?q=lupus&page=2')
  await page.locator('[data-row] h3 a').first().click()
  await expect(whereFrom(page)).toContainText(/21 of \d+/)
  const total = Number(/of (\d+)/.exec((await whereFrom(page).textContent()) ?? '')?.[1])
  await whereFrom(page).getByRole('link', { name: 'Previous study' }).click()
  await expect(whereFrom(page)).toContainText(`20 of ${total}`)
  await whereFrom(page).getByRole('link', { name: 'Next study' }).click()
  await expect(whereFrom(page)).toContainText(`21 of ${total}`)
  await whereFrom(page).getByRole('link', { name: 'Back to results' }).click()
  await expect(page).toHaveURL(/\/studies\?q=lupus&page=2#study-/)
  await page.goto('/studies?q=lupus')
  await page.locator('[data-row] h3 a').first().click()
  await expect(whereFrom(page)).toContainText(`1 of ${total}`)
  await expect(whereFrom(page).getByRole('link', { name: 'Previous study' })).toHaveCount(0)
  await page.goto(`/studies?q=lupus&page=${Math.ceil(total / 20)}`)
  await page.locator('[data-row] h3 a').last().click()
  await expect(whereFrom(page)).toContainText(`${total} of ${total}`)
  await expect(whereFrom(page).getByRole('link', { name: 'Next study' })).toHaveCount(0)
})

test('keys lead on, back, and from the row that was left to the one after it', async ({ page }) => {
  await page.goto(SEARCH)
  const [first, second, third] = await titles(page)
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-row][data-selected]')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(whereFrom(page)).toContainText(/1 of \d+/)
  await page.keyboard.press(']')
  await expect(whereFrom(page)).toContainText(/2 of \d+/)
  await page.keyboard.press('[')
  await expect(whereFrom(page)).toContainText(/1 of \d+/)
  await page.keyboard.press(']')
  await expect(whereFrom(page)).toContainText(/2 of \d+/)
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/#study-\d+$/)
  await expect(page.locator('[data-row] h3 a').first()).toHaveText(first as string)
  await page.keyboard.press('j')
  await expect(page.locator('[data-row][data-selected] h3 a')).toHaveText(third as string)
  await page.keyboard.press('k')
  await expect(page.locator('[data-row][data-selected] h3 a')).toHaveText(second as string)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toContainText('Previous study of the results or the list')
  await expect(help).toContainText('Back to the results or the list')
})

test('a parameter that is stale or hostile gives the plain page', async ({ page }) => {
  for (const query of [
    'q=alopecia&at=999',
    'q=nothing+has+these+words&at=1',
    'at=0',
    'at=1&at=2',
    'at=1%27%3B--',
    'at=%3Cscript%3E',
    'list=https://evil.example/',
    'list=not-a-list&status=read',
    `list=${randomUUID()}`,
    'topicOf=no-such-topic',
    'topicOf=%2F%2Fevil.example',
    `topicOf=${'x'.repeat(2000)}`,
  ]) {
    const answer = await page.goto(`/studies/s1?${query}`)
    expect([query, answer?.status()]).toEqual([query, 200])
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(whereFrom(page)).toHaveCount(0)
    expect(await page.locator('a[href*="evil"]').count()).toBe(0)
  }
  // An address from before a title was corrected keeps all that it says.
  await page.goto('/studies?q=alopecia&design=case+series&design=case+report')
  const href = await page.locator('[data-row] h3 a').first().getAttribute('href')
  await page.goto((href as string).replace(/\/[^/]+\?/, '/an-old-title?'))
  await expect(page).toHaveURL(href as string)
  await expect(whereFrom(page)).toContainText('1 of')
})

test('from a list one goes on along those of a status, and back to the item', async ({ page, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Journal club', description: '' })
  for (const studyId of [1, 2, 3, 4]) {
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  await setReading(reader, { studyId: 3, status: 'read' })
  await page.goto(`/lists/${id}?status=to-read`)
  await page.locator('[data-row] h3 a').nth(1).click()
  await expect(whereFrom(page)).toContainText('2 of 3')
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('button', { name: 'Read', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press(']')
  await expect(page).toHaveURL(/\/studies\/[^?]+\?list=.*&status=to-read$/)
  await expect(whereFrom(page)).toContainText('2 of 2')
  await whereFrom(page).getByRole('link', { name: 'Journal club' }).click()
  await expect(page).toHaveURL(/\/lists\/[^?]+\?status=to-read#item-/)
})

test('from the table of a list one comes back to the table', async ({ page, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Journal club', description: '' })
  for (const studyId of [1, 2]) {
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  await page.goto(`/lists/${id}/table`)
  await page.getByRole('rowheader').nth(1).getByRole('link').first().click()
  await expect(whereFrom(page)).toContainText('2 of 2')
  await whereFrom(page).getByRole('link', { name: 'Journal club' }).click()
  await expect(page).toHaveURL(`/lists/${id}/table`)
})

test('from a topic one goes on along its best studies, and back', async ({ page }) => {
  await page.goto('/topics/alopecia-areata')
  const rows = page.locator('[data-row] h3 a')
  const [count, next] = [await rows.count(), await rows.nth(1).getAttribute('href')]
  await rows.first().click()
  await expect(whereFrom(page)).toContainText(`1 of ${count}`)
  await whereFrom(page).getByRole('link', { name: 'Next study' }).click()
  await expect(page).toHaveURL(next as string)
  await whereFrom(page).getByRole('link', { name: 'Alopecia Areata' }).click()
  await expect(page).toHaveURL(/\/topics\/alopecia-areata#study-\d+$/)
})
