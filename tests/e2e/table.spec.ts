import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const table = (page: Page) => page.getByRole('region', { name: 'Table of evidence' })
const cells = async (page: Page, column: number) =>
  (await table(page).locator(`tbody tr > *:nth-child(${column})`).allTextContents()).map((text) => text.trim())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a table is put in order by a column, the other way round, and as it was', async ({ page }) => {
      await page.goto('/studies?q=alopecia&view=table&columns=year,journal')
      const asFound = await cells(page, 1)
      const head = page.getByRole('columnheader', { name: 'Year' })
      await expect(head).not.toHaveAttribute('aria-sort')
      await head.getByRole('link').click()
      await expect(page).toHaveURL(/by=-year$/)
      await expect(head).toHaveAttribute('aria-sort', 'descending')
      const known = async () => (await cells(page, 2)).map(Number).filter(Boolean)
      const years = await known()
      expect(years.length).toBeGreaterThan(5)
      expect(years).toEqual(years.toSorted((a, b) => b - a))
      await head.getByRole('link').click()
      await expect(head).toHaveAttribute('aria-sort', 'ascending')
      expect(await known()).toEqual(years.toSorted((a, b) => a - b))
      // The file has the order of the page.
      const file = await page.request.get(
        (await page.getByRole('link', { name: 'Save as CSV' }).getAttribute('href')) as string,
      )
      const [, first] = (await file.text()).split('\r\n')
      expect(first).toContain(String(Math.min(...years)))
      // A study opened from here is one of this order.
      await table(page).getByRole('rowheader').nth(1).getByRole('link').first().click()
      await expect(page.getByRole('navigation', { name: 'Where you came from' })).toContainText('2 of')
      await page.getByRole('link', { name: 'Back to results' }).click()
      await expect(page).toHaveURL(/columns=year%2Cjournal&by=year/)
      await head.getByRole('link').click()
      await expect(head).not.toHaveAttribute('aria-sort')
      expect(await cells(page, 1)).toEqual(asFound)
      if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([])
    })
  })
}

test('columns are chosen by keyboard, each from where the last one was', async ({ page }) => {
  await page.goto('/studies?q=alopecia&view=table&columns=level,design')
  await page.waitForLoadState('networkidle')
  await page.getByText('Columns', { exact: true }).focus()
  await page.keyboard.press('Enter')
  const names = () => table(page).getByRole('columnheader').allTextContents()
  await page.getByRole('link', { name: /^Show ?: Journal$/ }).focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await names()).map((name) => name.replace(/\W/g, '')))
    .toEqual(['Study', 'Level', 'Design', 'Journal'])
  await expect(page.getByRole('link', { name: /^Hide ?: Journal$/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/columns=level%2Cjournal%2Cdesign/)
  await expect(page.getByRole('link', { name: /^Move left ?: Journal$/ })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/columns=level%2Cdesign/)
  await expect(page.getByRole('link', { name: /^Show ?: Journal$/ })).toBeFocused()
})

test('head and first column stay in sight, and the page does not move sideways', async ({ page }) => {
  const all =
    'finding,design,level,participants,population,intervention,comparator,outcome,effect,follow-up,published,year,journal'
  for (const width of [390, 768, 1320]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto(`/studies?q=alopecia&view=table&columns=${all}`)
    await table(page).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    if (width === 390) continue
    const places = await table(page).evaluate((box) => {
      box.scrollTo(300, 900)
      const [head, corner, row] = ['thead th:nth-child(3)', 'thead th', 'tbody tr:nth-child(6) th'].map((selector) =>
        (box.querySelector(selector) as HTMLElement).getBoundingClientRect(),
      )
      const { left, top } = box.getBoundingClientRect()
      return {
        scrolled: [box.scrollLeft > 0, box.scrollTop > 0],
        head: Math.round((head?.top ?? 0) - top),
        corner: [Math.round((corner?.left ?? 0) - left), Math.round((corner?.top ?? 0) - top)],
        row: Math.round((row?.left ?? 0) - left),
      }
    })
    expect(places).toMatchObject({
      scrolled: [true, true],
      head: expect.any(Number),
      corner: [0, expect.any(Number)],
      row: 0,
    })
    expect(places.head).toBeLessThan(40)
    expect(places.corner[1]).toBeLessThan(40)
    expect(places.head).toBeGreaterThanOrEqual(0)
  }
})

test('the table of a list says how far one is with each study', async ({ page, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Journal club', description: '' })
  for (const studyId of [1, 2, 3]) {
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  await setReading(reader, { studyId: 2, status: 'reading' })
  await page.goto(`/lists/${id}/table?by=study`)
  await expect(page.getByRole('columnheader', { name: 'Study' })).toHaveAttribute('aria-sort', 'ascending')
  expect((await cells(page, 2)).toSorted()).toEqual(['Reading', 'To read', 'To read'])
  await page.goto('/studies?q=alopecia&view=table')
  await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveCount(0)
})
