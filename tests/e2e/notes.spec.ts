import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { changeNote } from '@/db/notes/notes'
import { notes } from '@/db/schema/notes'
import type { Person } from '@/lib/access/viewer'
import { expect, pressFor, test } from '../support/portal'

const stored = (who: Person) =>
  withViewer(who, (tx) =>
    tx.select({ body: notes.body, deletedAt: notes.deletedAt }).from(notes).where(eq(notes.authorId, who.id)),
  )
const rail = (page: Page) => page.getByRole('region', { name: 'Your notes' })

async function write(page: Page, body: string) {
  await rail(page).getByText('Add a note').click()
  await rail(page).getByLabel('A new note').fill(body)
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).getByText('Saved. Only you see it.')).toBeVisible()
}

test('a note is written on a study, changed in place, deleted and brought back', async ({ page, reader }) => {
  await page.goto('/studies/s1')
  await pressFor(page, 'n', rail(page).getByLabel('A new note'))
  await expect(rail(page).getByRole('radio', { name: 'Only me' }).first()).toBeChecked()
  await page.keyboard.type('Compare with the *tofacitinib* case.')
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).locator('em', { hasText: 'tofacitinib' })).toBeVisible()

  await rail(page).getByText('Edit', { exact: true }).click()
  await rail(page).getByLabel('Your note', { exact: true }).fill('Compare the doses.')
  await rail(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('Compare the doses.')
  expect(await stored(reader)).toEqual([{ body: 'Compare the doses.', deletedAt: null }])

  await rail(page).getByRole('button', { name: 'Delete' }).click()
  await rail(page).getByRole('button', { name: 'Undo' }).click()
  await expect(rail(page).getByRole('button', { name: 'Delete' })).toBeVisible()
  expect(await stored(reader)).toEqual([{ body: 'Compare the doses.', deletedAt: null }])
})

test('a colleague on the same study sees nothing of it', async ({ page, colleague }) => {
  await page.goto('/studies/s1')
  await write(page, 'canary for my eyes')
  await colleague.page.goto('/studies/s1')
  await expect(rail(colleague.page)).toBeVisible()
  expect(await colleague.page.content()).not.toContain('canary')
  await colleague.page.goto('/notes?words=canary')
  await expect(colleague.page.getByText('None of your notes holds')).toBeVisible()
})

test('a draft outlives a reload, is gone once saved, and gone after signing out', async ({ page, reader }) => {
  await page.goto('/studies/s2')
  await rail(page).getByText('Add a note').click()
  await rail(page).getByLabel('A new note').fill('half a thought')
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('half a thought')
  await page.reload()
  await expect(rail(page).getByText('Your unsaved text is back.')).toBeVisible()
  await expect(rail(page).getByLabel('A new note')).toHaveValue('half a thought')
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).getByText('Saved. Only you see it.')).toBeVisible()
  expect(await stored(reader)).toMatchObject([{ body: 'half a thought' }])
  await page.reload()
  await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('half a thought')
  await expect(rail(page).getByText('Your unsaved text is back.')).toBeHidden()

  await rail(page).getByText('Add a note').click()
  await rail(page).getByLabel('A new note').fill('left behind')
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('left behind')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await page.evaluate(() => Object.values(localStorage).join())).not.toContain('left behind')
})

test('two tabs never overwrite silently: the later one sees what was saved and keeps what it typed', async ({
  page,
  reader,
}) => {
  await page.goto('/studies/s3')
  await write(page, 'as it was')
  const other = await page.context().newPage()
  await other.goto('/studies/s3')
  for (const [tab, text] of [
    [other, 'from the other tab'],
    [page, 'from this tab'],
  ] as const) {
    await rail(tab).getByText('Edit', { exact: true }).click()
    await rail(tab).getByLabel('Your note', { exact: true }).fill(text)
    await rail(tab).getByRole('button', { name: 'Save', exact: true }).click()
    if (tab === other) await expect(rail(tab).getByText('Saved.', { exact: true })).toBeVisible()
  }
  await expect(rail(page).getByRole('alert')).toContainText('changed elsewhere')
  await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('from the other tab')
  await expect(rail(page).getByLabel('Your note', { exact: true })).toHaveValue('from this tab')
  expect(await stored(reader)).toMatchObject([{ body: 'from the other tab' }])
  await rail(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('from this tab')
})

test('a note of two megabytes gets words, and the words it has are kept', async ({ page, reader }) => {
  await page.goto('/studies/s4')
  await rail(page).getByText('Add a note').click()
  await rail(page).getByLabel('A new note').fill('x'.repeat(2_000_000))
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).getByText('This note is 2,000,000 characters long; 20,000 fit.')).toBeVisible({
    timeout: 30_000,
  })
  expect(await rail(page).getByLabel('A new note').inputValue()).toHaveLength(2_000_000)
  expect(await stored(reader)).toEqual([])
})

test('notes are found by their words and exported', async ({ page }) => {
  await page.goto('/studies/s5')
  await write(page, 'response in 50% of patients')
  await write(page, '=cmd() is no formula')
  await page.goto('/notes')
  await page.getByRole('searchbox', { name: 'Search notes and discussions' }).fill('50%')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/words=50%25/)
  await expect(page.getByText('1 note', { exact: true })).toBeVisible()
  await page.goto('/notes')
  await expect(page.getByText('2 notes')).toBeVisible()
  const file = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return readFileSync(await download.path(), 'utf8')
  }
  expect(await file('CSV')).toContain('"\'=cmd() is no formula"')
  expect(await file('Markdown')).toContain('response in 50% of patients')
  expect(JSON.parse(await file('JSON'))).toHaveLength(2)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a note is written, refused with its words kept, changed, deleted and brought back', async ({
    page,
    reader,
  }) => {
    await page.goto('/studies/s6')
    await rail(page).getByText('Add a note').click()
    await rail(page).getByLabel('A new note').fill('x'.repeat(20_001))
    await rail(page).getByRole('button', { name: 'Save the note' }).click()
    await expect(rail(page).getByText('20,000 fit')).toBeVisible()
    expect(await rail(page).getByLabel('A new note').inputValue()).toHaveLength(20_001)
    await rail(page).getByLabel('A new note').fill('plain')
    await rail(page).getByRole('button', { name: 'Save the note' }).click()
    await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('plain')

    await rail(page).getByText('Edit', { exact: true }).click()
    await rail(page).getByLabel('Your note', { exact: true }).fill('plainer')
    await rail(page).getByRole('button', { name: 'Save', exact: true }).click()
    await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('plainer')
    await rail(page).getByRole('button', { name: 'Delete' }).click()
    await rail(page).getByRole('button', { name: 'Undo' }).click()
    await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('plainer')
    expect(await stored(reader)).toEqual([{ body: 'plainer', deletedAt: null }])
  })

  test('a conflict shows what is saved now beside what was typed', async ({ page, reader }) => {
    await page.goto('/studies/s8')
    await rail(page).getByText('Add a note').click()
    await rail(page).getByLabel('A new note').fill('as it was')
    await rail(page).getByRole('button', { name: 'Save the note' }).click()
    await rail(page).getByText('Edit', { exact: true }).click()
    const [note] = await withViewer(reader, (tx) => tx.select({ id: notes.id }).from(notes))
    await changeNote(reader, { noteId: note?.id as string, version: 1, body: 'from elsewhere' })
    await rail(page).getByLabel('Your note', { exact: true }).fill('typed here')
    await rail(page).getByRole('button', { name: 'Save', exact: true }).click()
    await expect(rail(page).getByRole('alert')).toContainText('changed elsewhere')
    await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('from elsewhere')
    await expect(rail(page).getByLabel('Your note', { exact: true })).toHaveValue('typed here')
    await rail(page).getByRole('button', { name: 'Save', exact: true }).click()
    await expect(rail(page).getByRole('group', { name: 'Note' })).toHaveText('typed here')
  })
})
