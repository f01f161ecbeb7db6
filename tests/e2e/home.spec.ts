import { randomUUID } from 'node:crypto'
import { readList } from '@/db/lists/list-contents'
import { changeItem } from '@/db/lists/list-items'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import type { Person } from '@/lib/access/viewer'
import { expect, makeMember, openSession, pressFor, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** A list with one study that is due, of two. */
async function dueList(who: Person, dueOn: string): Promise<string> {
  const { id } = await createList(who, { key: randomUUID(), name: 'Journal club', description: '' })
  for (const studyId of [1, 2]) {
    await saveToLists(who, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const [first, second] = (await readList(who, id))?.items ?? []
  if (!first || !second) throw new Error('no items')
  await changeItem(who, { itemId: first.id, version: first.version, reason: '', dueOn })
  await setReading(who, { studyId: second.studyId, status: 'read' })
  return id
}

test('a person who has just arrived reads what is here, and each example is answered', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'What do you need to know?' })).toBeVisible()
  await expect(page.getByText(/^\d+ studies, \d+ trials, newest .*\d{4}\. Try$/)).toBeVisible()
  await expect(page.getByText('Nothing new')).toHaveCount(0)
  expect(await seriousFaults(page)).toEqual([])
  const examples = page.getByRole('search').locator('xpath=../..').getByRole('link')
  await expect(examples).toHaveCount(3)
  for (const at of [0, 1, 2]) {
    await page.goto('/')
    const question = (await examples.nth(at).textContent()) as string
    await examples.nth(at).click()
    await expect(page.getByLabel('Search studies')).toHaveValue(question)
    const first = page.locator('[data-row]').first()
    await expect(first).toContainText(/Randomised trial|Systematic review|Meta-analysis/)
    for (const part of question.split(' in ')) await expect(first).toContainText(new RegExp(part, 'i'))
  }
})

test('the search box of home is the one box, with its key and what it suggests', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByLabel('Search studies')).toHaveCount(1)
  await pressFor(page, '/', page.getByLabel('Search studies'))
  await page.keyboard.type('alopecia are')
  await expect(page.getByRole('option', { name: /Alopecia Areata/ })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/studies\?q=Alopecia/)
  await expect(page.getByLabel('Search studies')).toHaveCount(1)
})

test('home says what is due, what was begun, and how far each list is read', async ({ page, reader }) => {
  const id = await dueList(reader, '2026-01-02')
  await setReading(reader, { studyId: 3, status: 'reading' })
  await page.goto('/')
  const due = page.getByRole('region', { name: 'Due for you' })
  await expect(due).toContainText('1 overdue')
  await expect(due).toContainText('Was due 2 January 2026')
  await expect(due.getByRole('link', { name: 'Journal club', exact: true })).toHaveAttribute('href', `/lists/${id}`)
  await expect(due.locator('a[data-save="1"]')).toHaveAccessibleName(/^Saved in Journal club: /)
  await expect(page.getByRole('region', { name: 'Continue reading' }).locator('[data-row]')).toHaveCount(1)
  await expect(page.getByRole('complementary').getByText('1 of 2')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await due.getByRole('heading', { level: 3 }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`list=${id}`))
})

test('an administrator has a list of what to set up until they have enough of it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL })
  await openSession(context, await makeMember('Chief', 'administrator'), baseURL)
  const page = await context.newPage()
  await page.goto('/')
  const setup = page.getByRole('region', { name: 'Set up Précis' })
  await expect(setup.getByText('First administrator: done')).toBeVisible()
  // Other tests may have done the rest by now.
  await expect(setup.getByRole('link', { name: 'Make a backup' })).toHaveAttribute('href', '/administration/backups')
  expect(await seriousFaults(page)).toEqual([])
  await page.goto('/administration/sign-in')
  await expect(page.getByText('the hospital account').first()).toBeVisible()
  await expect(page.getByText('/api/auth/callback/oidc-2')).toBeVisible()
  await page.goto('/')
  await setup.getByRole('button', { name: 'Do not show this again' }).click()
  await expect(setup).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(setup).toHaveCount(0)
  await context.close()
})

test('a reader has nothing to set up', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Set up Précis' })).toHaveCount(0)
  expect((await page.goto('/administration/sign-in'))?.status()).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one searches from home', async ({ page, reader }) => {
    await dueList(reader, '2026-01-02')
    await page.goto('/')
    await expect(page.getByRole('region', { name: 'Due for you' })).toBeVisible()
    await page.getByLabel('Search studies').fill('baricitinib')
    await page.getByLabel('Search studies').press('Enter')
    await expect(page).toHaveURL('/studies?q=baricitinib')
  })
})
