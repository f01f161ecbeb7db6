import type { Page } from '@playwright/test'
import { readingOf } from '@/db/readings/set-reading'
import { readReadings } from '@/db/readings/set-readings'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const selected = (page: Page) => page.locator('[data-row][data-selected]')

/** Down to the first row: scripts may still be loading. */
async function selectFirst(page: Page) {
  await page.waitForLoadState('networkidle')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(selected(page)).toBeVisible({ timeout: 500 })
  }).toPass()
  return Number(await selected(page).getAttribute('data-study'))
}

test('results are sorted by keys alone, and each of it is undone, the last first', async ({ page, reader }) => {
  await page.goto('/studies')
  const first = await selectFirst(page)
  await page.keyboard.press('3')
  await expect(page.getByText('Marked “Read”.')).toBeVisible()
  await expect(selected(page).getByText('Read', { exact: true })).toBeVisible()
  expect(await readingOf(reader, first)).toBe('read')
  // Quicker than the portal answers: what is pressed waits its turn.
  await page.keyboard.press('2')
  await page.keyboard.press('j')
  const second = Number(await selected(page).getAttribute('data-study'))
  await page.keyboard.press('2')
  await expect(selected(page).getByText('Reading', { exact: true })).toBeVisible()
  expect([...(await readReadings(reader, [first, second])).values()]).toEqual(['reading', 'reading'])
  expect(await seriousFaults(page)).toEqual([])

  await page.keyboard.press('z')
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(selected(page).getByText('Reading', { exact: true })).toBeHidden()
  await page.keyboard.press('z')
  await expect.poll(() => readingOf(reader, first)).toBe('read')
  await page.getByRole('button', { name: 'Close this notice' }).click()
  await page.keyboard.press('z')
  await expect.poll(() => readingOf(reader, first)).toBe('to-read')
  expect((await readReadings(reader, [first, second])).size).toBe(0)
  // Nothing is left: the key does nothing more.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
})

test('the keys stand in the help, and what was done on one page is not undone on another', async ({ page, reader }) => {
  await page.goto('/studies')
  const first = await selectFirst(page)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  for (const words of ['To read: the selected study', 'Reading: the selected study', 'Read: the selected study'])
    await expect(help.getByText(words, { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(page.getByText('Marked “Read”.')).toBeVisible()
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await expect(page.getByText('Marked “Read”.')).toBeHidden()
  await page.keyboard.press('z')
  await page.waitForLoadState('networkidle')
  expect(await readingOf(reader, first)).toBe('read')
})
