import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { endSessions } from '@/db/access/sessions'
import { withViewer } from '@/db/connection/with-viewer'
import { notes } from '@/db/schema/notes'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { expect, makeMember, signIn, test } from '../support/portal'

const CANARY = 'canary of a half-written note'

const rail = (page: Page) => page.getByRole('region', { name: 'Your notes' })
const field = (page: Page) => rail(page).getByLabel('A new note')
const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join())
const stored = (who: Person) =>
  withViewer(who, (tx) => tx.select({ body: notes.body }).from(notes).where(eq(notes.authorId, who.id)))
const endSessionsOf = (who: Person) => withViewer(OPERATOR, (tx) => endSessions(tx, who.id))

/** Types half a note on a study and waits until the browser keeps it. */
async function type(page: Page, study = '/studies/s7') {
  await page.goto(study)
  await rail(page).getByText('Add a note').click()
  await field(page).fill(CANARY)
  await expect.poll(() => kept(page)).toContain(CANARY)
}

test('a session that ended says so; the text stays in its tab, in no store, and is sent after signing in elsewhere', async ({
  page,
  reader,
}) => {
  await type(page)
  await endSessionsOf(reader)
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).getByRole('alert')).toContainText('Your text stays in this tab while you leave it open')
  await expect(field(page)).toHaveValue(CANARY)
  expect(await kept(page)).not.toContain(CANARY)

  const [other] = await Promise.all([
    page.waitForEvent('popup'),
    rail(page).getByRole('link', { name: 'Sign in in a new tab' }).click(),
  ])
  await expect(other.getByText('Text that was not saved is only in tabs that are still open')).toBeVisible()
  await signIn(other, reader)
  await expect(field(page)).toHaveValue(CANARY)
  await rail(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(rail(page).getByText('Saved. Only you see it.')).toBeVisible()
  expect(await stored(reader)).toEqual([{ body: CANARY }])
})

test('what was typed is gone with its session, on the next page that the browser shows', async ({ page, reader }) => {
  await type(page)
  await endSessionsOf(reader)
  await page.goto('/lists')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await expect.poll(() => kept(page)).not.toContain(CANARY)
  await signIn(page, reader, '/studies/s7')
  await expect(rail(page)).toBeVisible()
  await expect(field(page)).toHaveValue('')
})

test('signing out in another tab empties the store and the tabs that are open', async ({ page }) => {
  await type(page)
  const other = await page.context().newPage()
  await other.goto('/account')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByText('You are signed out.')).toBeVisible()
  await expect.poll(() => kept(other)).not.toContain(CANARY)
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await page.content()).not.toContain(CANARY)
  expect(await kept(page)).not.toContain(CANARY)
})

test('somebody else who signs in in the same browser sees nothing of it, in no tab', async ({ page, reader }) => {
  const ben = await makeMember('Ben Next')
  await type(page)
  const other = await page.context().newPage()
  await endSessionsOf(reader)
  await signIn(other, ben, '/studies/s7')
  await expect(rail(other)).toBeVisible()
  await expect(field(other)).toHaveValue('')
  expect(await kept(other)).not.toContain(CANARY)
  // The tab that was left open belongs to somebody else now: it is read again as theirs.
  await expect(page.getByLabel('Your account, Ben Next')).toBeVisible()
  await expect(field(page)).toHaveValue('')
  expect(await stored(ben)).toEqual([])
})

test('a tab of somebody who is gone keeps nothing, even if it has heard of nothing', async ({ page, reader }) => {
  await type(page)
  // As a browser without events between tabs would have it.
  await page.evaluate(() => window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true))
  const other = await page.context().newPage()
  await endSessionsOf(reader)
  await signIn(other, await makeMember('Ben Later'))
  await page
    .locator('textarea')
    .first()
    .evaluate((area: HTMLTextAreaElement) => area.dispatchEvent(new Event('input', { bubbles: true })))
  expect(await kept(other)).not.toContain(CANARY)
})
