import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { readList } from '@/db/lists/list-contents'
import { changeItem } from '@/db/lists/list-items'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, listLists } from '@/db/lists/lists'
import { readingOf } from '@/db/readings/set-reading'
import { readReadings } from '@/db/readings/set-readings'
import type { Person } from '@/lib/access/viewer'
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
  for (const words of [
    'To read: the selected study, or those chosen',
    'Choose the selected study, for several at once',
  ])
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

/** Chooses the selected row and the two after it, by keys; their studies. */
async function chooseThree(page: Page) {
  const chosen = [await selectFirst(page)]
  await page.keyboard.press('x')
  for (let more = 0; more < 2; more++) {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    chosen.push(Number(await selected(page).getAttribute('data-study')))
  }
  await expect(page.getByText('3 selected')).toBeVisible()
  return chosen
}

test('several studies are chosen, marked, saved and cited at once, and all of it is undone by keys', async ({
  page,
  reader,
}) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Triage club', description: '' })
  await page.goto('/studies')
  const bar = page.getByRole('form', { name: 'What to do with the chosen studies' })
  await expect(bar).toBeHidden()
  const chosen = await chooseThree(page)
  expect(await seriousFaults(page)).toEqual([])

  await page.keyboard.press('2')
  await expect(page.getByText('3 studies marked “Reading”.')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByText('3 studies marked “Read”.')).toBeVisible()
  expect([...(await readReadings(reader, chosen)).values()]).toEqual(['read', 'read', 'read'])

  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Save 3 studies' })
  await dialog.getByLabel('Triage club').check()
  await expect(dialog.getByText('3 studies saved to Triage club.')).toBeVisible()
  await expect(dialog.getByLabel('Triage club')).toBeDisabled()
  await dialog.getByLabel('Find or make a list').fill('Made for three')
  await page.keyboard.press('Shift+Enter')
  await expect(dialog.getByText('3 studies saved to Made for three.')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const saved = async () => (await readList(reader, id))?.items.map(({ studyId }) => studyId)
  expect(await saved()).toEqual(chosen)
  await expect(page.locator('a[data-save][data-saved]')).toHaveCount(3)

  await page.keyboard.press('e')
  const download = page.waitForEvent('download')
  await bar.getByRole('button', { name: 'RIS', exact: true }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('3-studies.ris')
  await page.keyboard.press('Escape')

  await page.keyboard.press('z')
  await expect.poll(async () => (await listLists(reader)).map(({ name }) => name)).toEqual(['Triage club'])
  await page.keyboard.press('z')
  await expect.poll(saved).toEqual([])
  await page.keyboard.press('z')
  await expect.poll(async () => [...(await readReadings(reader, chosen)).values()]).toEqual(Array(3).fill('reading'))
  await page.keyboard.press('z')
  await expect.poll(async () => (await readReadings(reader, chosen)).size).toBe(0)

  await expect(page.getByText('3 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
})

test('the bar is reached by Tab, and Clear chooses none any more', async ({ page, reader }) => {
  await page.goto('/studies')
  await page.waitForLoadState('networkidle')
  const box = page.getByRole('checkbox', { name: /^Choose: / }).first()
  await box.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 selected')).toBeVisible()
  const bar = page.getByRole('form', { name: 'What to do with the chosen studies' })
  await bar.getByRole('button', { name: 'Reading', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Marked “Reading”.')).toBeVisible()
  expect(await readingOf(reader, Number(await box.inputValue()))).toBe('reading')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(bar.getByText('Cite', { exact: true })).toBeFocused()
  await bar.getByRole('button', { name: 'Clear' }).click()
  await expect(bar).toBeHidden()
  await expect(box).not.toBeChecked()
})

/** A list with studies that are overdue, due soon, and not due. */
async function listWithDueDates(reader: Person) {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Due club', description: '' })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  for (const [studyId, dueOn] of [
    [1, day(-3)],
    [2, day(-2)],
    [3, day(3)],
    [4, null],
  ] as const) {
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
    const itemId = (await readList(reader, id))?.items.at(-1)?.id as string
    if (dueOn) await changeItem(reader, { itemId, version: 1, reason: '', dueOn })
  }
  return id
}

test('a list is narrowed to what is due, worked through by keys, and exported as it is shown', async ({
  page,
  reader,
}) => {
  const id = await listWithDueDates(reader)
  await page.goto(`/lists/${id}`)
  const due = page.getByRole('navigation', { name: 'Due' })
  await expect(due.getByRole('link')).toHaveText([
    'Due or not 4',
    'Overdue 2',
    'Due within a week 1',
    'Without a due date 1',
  ])
  await due.getByRole('link', { name: 'Overdue 2' }).click()
  await expect(page).toHaveURL(`/lists/${id}?due=overdue`)
  await expect(page.locator('[data-row]')).toHaveCount(2)
  expect(await seriousFaults(page)).toEqual([])
  await expect(page.getByRole('link', { name: 'RIS', exact: true, includeHidden: true }).first()).toHaveAttribute(
    'href',
    `/lists/${id}/export/ris?due=overdue`,
  )
  const file = await page.request.get(`/lists/${id}/export/csv?due=overdue`)
  expect((await file.text()).trim().split('\r\n')).toHaveLength(3)

  // What is read is due no more: it leaves, and the next one takes its place.
  expect(await selectFirst(page)).toBe(1)
  await page.keyboard.press('3')
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await page.keyboard.press('j')
  await expect(selected(page)).toHaveAttribute('data-study', '2')
  await page.keyboard.press('z')
  await expect(page.locator('[data-row]')).toHaveCount(2)

  await page
    .getByRole('navigation', { name: 'Which studies' })
    .getByRole('link', { name: 'Read 0', exact: true })
    .click()
  await expect(page).toHaveURL(`/lists/${id}?status=read&due=overdue`)
  await expect(page.getByText('Nothing here stands as “Read” and “Overdue”')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('several studies are saved at once on a page of its own, and cited as a file', async ({ page, reader }) => {
    const { id } = await createList(reader, { key: randomUUID(), name: 'Plain club', description: '' })
    await page.goto('/studies')
    const boxes = page.getByRole('checkbox', { name: /^Choose: / })
    for (const at of [0, 1]) await boxes.nth(at).check({ force: true })
    const chosen = [Number(await boxes.nth(0).inputValue()), Number(await boxes.nth(1).inputValue())]
    await page.getByRole('button', { name: 'Save to lists' }).click()
    await page.getByLabel('Plain club').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('2 studies saved to Plain club.')).toBeVisible()
    expect((await readList(reader, id))?.items.map(({ studyId }) => studyId)).toEqual(chosen)
    const file = await page.request.get(`/studies/citations/ris?study=${chosen.join('&study=')}`)
    expect((await file.text()).match(/^TY {2}-/gm)).toHaveLength(2)
  })
})
