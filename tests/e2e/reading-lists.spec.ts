import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { readList } from '@/db/lists/list-contents'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList, listLists } from '@/db/lists/lists'
import type { Person } from '@/lib/access/viewer'
import { expect, pressFor, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** A list with the first studies of the corpus on it. */
async function listOf(who: Person, name: string, studyIds: number[]): Promise<string> {
  const { id } = await createList(who, { key: randomUUID(), name, description: '' })
  for (const studyId of studyIds) {
    await saveToLists(who, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  return id
}

/** Finds the first study of the corpus. */
const JAK = 'JAK+inhibition+diffuse+non-scarring+alopecia'

const row = (page: Page, index: number) => page.locator('li[id^=item-]').nth(index)
const order = async (who: Person, id: string) => (await readList(who, id))?.items.map(({ studyId }) => studyId)

test('a list is made, described, deleted, and brought back', async ({ page, reader }) => {
  await page.goto('/lists')
  await expect(page.getByText('No list yet')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('JAK inhibitors in lupus')
  await page.getByRole('button', { name: 'Create the list' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'JAK inhibitors in lupus' })).toBeVisible()
  await expect(page.getByText('Nothing on this list yet')).toBeVisible()

  await page.getByText('Rename or describe').click()
  await page.getByLabel('Question').fill('Do they regrow hair?')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('p', { hasText: 'Do they regrow hair?' })).toBeVisible()

  await page.getByRole('button', { name: 'Delete the list' }).click()
  await expect(page.getByText('Deleted “JAK inhibitors in lupus”.')).toBeVisible()
  expect(await listLists(reader)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'JAK inhibitors in lupus' })).toBeVisible()
  expect(await listLists(reader)).toMatchObject([{ description: 'Do they regrow hair?' }])
})

test('a study is saved to an old and a new list from its row, and the saving is undone', async ({ page, reader }) => {
  const old = await listOf(reader, 'Journal club', [])
  await page.goto('/studies')
  const dialog = page.getByRole('dialog', { name: 'Save to list' })
  await page.getByRole('link', { name: 'Home', exact: true }).waitFor()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-row][data-selected]')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('s')
  await dialog.getByLabel('Journal club').check()
  await expect(dialog.getByText('Saved to Journal club.')).toBeVisible()
  await dialog.getByLabel('Find or make a list').fill('December')
  await page.keyboard.press('Shift+Enter')
  await expect(dialog.getByText('Saved to December.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const bookmark = page.locator('[data-row][data-selected] a[data-save]')
  await expect(bookmark).toHaveAccessibleName(/^Saved in December, Journal club: /)
  expect((await listLists(reader)).map(({ name, total }) => [name, total]).sort()).toEqual([
    ['December', 1],
    ['Journal club', 1],
  ])
  // The last is undone first.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(bookmark).toHaveAccessibleName(/^Saved in Journal club: /)
  expect(await listLists(reader)).toMatchObject([{ id: old, total: 1 }])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Change undone.')).toBeVisible()
  await expect(bookmark).toHaveAccessibleName(/^Save to list: /)
  expect(await listLists(reader)).toMatchObject([{ id: old, total: 0 }])
})

test('Enter saves to the first list that matches, and Escape loses nothing', async ({ page, reader }) => {
  const [club] = [await listOf(reader, 'Journal club', []), await listOf(reader, 'Lupus', [2])]
  await page.goto('/studies/s1')
  const dialog = page.getByRole('dialog', { name: 'Save to list' })
  await pressFor(page, 's', dialog.getByLabel('Find or make a list'))
  await dialog.getByLabel('Find or make a list').fill('jour')
  await expect(dialog.getByLabel('Lupus')).toBeHidden()
  await page.keyboard.press('Enter')
  // Closed before the portal has answered.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(() => order(reader, club)).toEqual([1])
  await expect(page.getByRole('link', { name: 'Saved in Journal club' }).first()).toBeVisible()
  await expect(page.getByText('Saved to Journal club.')).toBeVisible()

  // Enter never takes a study off: the list has it already.
  await pressFor(page, 's', dialog.getByLabel('Find or make a list'))
  await dialog.getByLabel('Find or make a list').fill('jour')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Find or make a list')).toHaveValue('')
  await expect(dialog.getByLabel('Journal club')).toBeChecked()
  await dialog.getByLabel('Journal club').uncheck()
  await expect(dialog.getByText('Taken off Journal club.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await expect(dialog.getByLabel('Journal club')).toBeChecked()
  await expect.poll(() => order(reader, club)).toEqual([1])
})

test('a tick that the portal refuses is taken back, in words', async ({ page, reader }) => {
  const id = await listOf(reader, 'Journal club', [])
  await page.goto('/studies/s1')
  const dialog = page.getByRole('dialog', { name: 'Save to list' })
  await pressFor(page, 's', dialog.getByLabel('Find or make a list'))
  await deleteList(reader, { listId: id })
  await dialog.getByLabel('Journal club').click()
  await expect(dialog.getByRole('alert')).toContainText('not')
  await expect(dialog.getByLabel('Journal club')).not.toBeChecked()
  await page.context().setOffline(true)
  await dialog.getByLabel('Journal club').click()
  await expect(dialog.getByRole('alert')).toHaveText('The portal could not be reached. Nothing was changed.')
  await page.context().setOffline(false)
})

test('where a study is saved is drawn on every page, and named on hover and focus', async ({ page, reader }) => {
  const id = await listOf(reader, 'Journal club', [1])
  const saved = page.locator('a[data-save="1"][data-saved]')
  for (const path of [`/studies?q=${JAK}`, `/lists/${id}`]) {
    await page.goto(path)
    await expect(saved).toHaveAccessibleName(/^Saved in Journal club: /)
    const tip = page.locator('[data-tip]', { hasText: 'Saved in Journal club' })
    await expect(tip).toBeHidden()
    await saved.hover()
    await expect(tip).toBeVisible()
    await page.mouse.move(0, 0)
    await expect(tip).toBeHidden()
    await saved.focus()
    await expect(tip).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
  }
  await page.goto('/studies/s1')
  await expect(page.getByRole('link', { name: 'Saved in Journal club' }).first()).toBeVisible()
})

test('studies are put in order by keys and by dragging, read, explained and taken off', async ({ page, reader }) => {
  const id = await listOf(reader, 'Journal club', [1, 2, 3])
  await page.goto(`/lists/${id}`)
  // The handle is drawn once scripts have taken over.
  await expect(row(page, 0).locator('[draggable]')).toBeAttached()

  await row(page, 2).getByRole('button', { name: 'Move up' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => order(reader, id)).toEqual([1, 3, 2])
  await expect(row(page, 1).getByRole('button', { name: 'Move up' })).toBeFocused()

  await row(page, 2).hover()
  await row(page, 2)
    .locator('[draggable]')
    .dragTo(row(page, 0), { targetPosition: { x: 200, y: 5 } })
  await expect.poll(() => order(reader, id)).toEqual([2, 1, 3])
  await expect(page.getByText('Now 1 of 3.')).toBeAttached()

  await row(page, 0).getByRole('button', { name: 'Read', exact: true }).click()
  await expect(page.getByText('1 of 3 read').first()).toBeVisible()
  await row(page, 0).getByText('Why and when').click()
  await row(page, 0).getByLabel('Why it is on this list').fill('For the December meeting')
  await row(page, 0).getByLabel('Read by').fill('2030-12-03')
  await row(page, 0).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(row(page, 0).locator('p', { hasText: 'For the December meeting' })).toBeVisible()
  expect((await readList(reader, id))?.items[0]).toMatchObject({
    reason: 'For the December meeting',
    dueOn: '2030-12-03',
  })

  await row(page, 1).getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(/^Removed “/)).toBeVisible()
  await expect.poll(() => order(reader, id)).toEqual([2, 3])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => order(reader, id)).toEqual([2, 1, 3])
})

test('a list takes the width of a desk, with how far one is at the right, and stacks on a telephone', async ({
  page,
  reader,
}) => {
  const id = await listOf(reader, 'Journal club', [1, 2])
  const boxes = async () => {
    const item = row(page, 0)
    const [text, status] = [item.getByRole('heading', { level: 3 }), item.getByRole('form', { name: /^How far/ })]
    await expect(status).toBeVisible()
    const [a, b] = [await text.boundingBox(), await status.boundingBox()]
    return { right: (a?.x ?? 0) + (a?.width ?? 0), bottom: (a?.y ?? 0) + (a?.height ?? 0), status: b ?? { x: 0, y: 0 } }
  }
  await page.setViewportSize({ width: 1320, height: 900 })
  await page.goto(`/lists/${id}`)
  const desk = await boxes()
  expect(desk.right).toBeGreaterThan(900)
  expect(desk.status.x).toBeGreaterThan(desk.right)
  for (const width of [768, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const narrow = await boxes()
    expect(narrow.status.y).toBeGreaterThan(narrow.bottom)
    expect(narrow.status.x).toBeLessThan(60)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

test('of two tabs the second is told what stands, and loses nothing it typed', async ({ page, reader }) => {
  const id = await listOf(reader, 'Journal club', [])
  const other = await page.context().newPage()
  for (const tab of [page, other]) {
    await tab.goto(`/lists/${id}`)
    await tab.getByText('Rename or describe').click()
  }
  await page.getByLabel('Name', { exact: true }).fill('First')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'First' })).toBeVisible()

  await other.getByLabel('Name', { exact: true }).fill('Second')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByText('was changed elsewhere in the meantime')).toBeVisible()
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue('Second')
  expect(await listLists(reader)).toMatchObject([{ name: 'First' }])
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Second' })).toBeVisible()
})

test('a study is marked as read on its own page, for every list that holds it', async ({ page, reader }) => {
  const lists = [await listOf(reader, 'One', [1]), await listOf(reader, 'Two', [1])]
  await page.goto('/studies/s1')
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('button', { name: 'Read', exact: true })).toHaveAttribute('aria-pressed', 'true')
  for (const id of lists) expect((await readList(reader, id))?.counts.read).toBe(1)
})

test('a list exports in every format, and to nobody else', async ({ page, reader, colleague }) => {
  const id = await listOf(reader, 'Canary of Ada', [1, 2])
  for (const [format, start] of [
    ['ris', 'TY  - JOUR'],
    ['nbib', 'TI  - '],
    ['bibtex', '@article{'],
    ['endnote-xml', '<?xml'],
    ['csl-json', '['],
    ['csv', '\uFEFFPosition,'],
  ] as const) {
    const answer = await page.request.get(`/lists/${id}/export/${format}`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(answer.headers()['content-disposition']).toContain('attachment; filename="canary-of-ada.')
    expect((await answer.body()).toString('utf8').slice(0, 300)).toContain(start)
    const strange = await colleague.page.request.get(`/lists/${id}/export/${format}`)
    expect(strange.status()).toBe(404)
    expect(await strange.text()).not.toContain('Canary')
  }
  await colleague.page.goto(`/lists/${id}`)
  await expect(colleague.page.getByText('not yours to see').first()).toBeVisible()
  expect(await colleague.page.content()).not.toContain('Canary')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('saving, moving, reading, explaining, removing and undoing work', async ({ page, reader }) => {
    const id = await listOf(reader, 'Journal club', [1, 2])
    await page.goto('/studies/s3')
    await page.locator('a[data-save="3"]:visible').first().click()
    await page.getByLabel('Journal club').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved to Journal club.')).toBeVisible()
    await expect(page.getByLabel('Journal club')).toBeChecked()
    expect(await order(reader, id)).toEqual([1, 2, 3])
    await page.goto('/studies?q=hair+and+scalp+changes+in+cutaneous+lupus')
    await expect(page.locator('a[data-save="3"]')).toHaveAccessibleName(/^Saved in Journal club: /)

    await page.goto(`/lists/${id}`)
    await row(page, 2).getByRole('button', { name: 'Move up' }).click()
    expect(await order(reader, id)).toEqual([1, 3, 2])
    await row(page, 0).getByRole('button', { name: 'Reading' }).click()
    await row(page, 0).getByText('Why and when').click()
    await row(page, 0).getByLabel('Why it is on this list').fill('To compare')
    await row(page, 0).getByRole('button', { name: 'Save', exact: true }).click()
    expect((await readList(reader, id))?.items[0]).toMatchObject({ status: 'reading', reason: 'To compare' })
    await row(page, 0).getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText(/^Removed “/)).toBeVisible()
    expect(await order(reader, id)).toEqual([3, 2])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await order(reader, id)).toEqual([1, 3, 2])
  })
})
