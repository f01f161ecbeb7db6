import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import type { Person } from '@/lib/access/viewer'
import { expect, makeMember, pressFor, signIn, test } from '../support/portal'

const stored = (who: Person) =>
  withViewer(who, (tx) =>
    tx.select({ body: comments.body, quote: comments.quote }).from(comments).where(eq(comments.authorId, who.id)),
  )
/** A study of this test's own, so that other tests' threads are not in the way. */
const discussion = (study: number) => `/studies/s${study}?tab=discussion`

async function start(page: Page, body: string, quote = '') {
  await page.getByText('Start a thread').click()
  await expect(page.getByText('Everyone here').first()).toBeVisible()
  await page.getByLabel('Your comment').first().fill(body)
  await page.getByLabel('Quoting').first().fill(quote)
  await page.getByRole('button', { name: 'Post the comment' }).click()
  await expect(page.getByText('Posted. Everyone here can read it.')).toBeVisible()
}

test('a thread: a comment with a quote, a colleague’s reply, an edit with its history, resolved and reopened', async ({
  page,
  reader,
  colleague,
}) => {
  await page.goto(discussion(11))
  await expect(page.getByLabel('Your comment')).toBeHidden()
  await pressFor(page, 'c', page.getByLabel('Your comment'))
  await page.reload()
  await start(page, 'Was **hair** reported?', 'skin outcomes')
  expect(await stored(reader)).toEqual([{ body: 'Was **hair** reported?', quote: 'skin outcomes' }])

  const thread = (on: Page) => on.getByRole('region', { name: `Thread opened by ${reader.name}` })
  await colleague.page.goto(discussion(11))
  await expect(thread(colleague.page).locator('strong', { hasText: 'hair' })).toBeVisible()
  await expect(thread(colleague.page).getByText('Edit', { exact: true })).toBeHidden()
  await expect(thread(colleague.page).getByRole('button', { name: 'Resolve' })).toBeHidden()
  await thread(colleague.page).getByText('Quote', { exact: true }).click()
  await expect(thread(colleague.page).getByLabel('Quoting')).toHaveValue('Was hair reported?')
  await thread(colleague.page).getByLabel('Your reply').first().fill('Never.')
  await thread(colleague.page).getByRole('button', { name: 'Post the reply' }).first().click()
  await expect(thread(colleague.page).getByRole('paragraph').filter({ hasText: 'Never.' })).toBeVisible()

  await page.reload()
  await thread(page).getByText('Edit', { exact: true }).click()
  await thread(page).getByLabel('Your comment').fill('Was hair reported anywhere?')
  await thread(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(thread(page).getByText('edited just now')).toBeVisible()
  await thread(page).getByText('What it said before', { exact: true }).click()
  await expect(thread(page).getByText('until just now')).toBeVisible()
  await thread(page).getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByText(`by ${reader.name} just now`)).toBeVisible()
  await page.getByText(`by ${reader.name} just now`).click()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByRole('heading', { name: 'Resolved' })).toBeHidden()
})

test('deleting is asked for twice and leaves a tombstone without a word', async ({ page, reader }) => {
  await page.goto(discussion(12))
  await start(page, 'canary to be forgotten')
  await page.getByText('Delete', { exact: true }).click()
  await page.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(page.getByText(`${reader.name}’s comment was deleted`)).toBeVisible()
  expect(await page.content()).not.toContain('canary')
  expect(await stored(reader)).toEqual([{ body: '', quote: null }])
})

test('an editor may delete and resolve, not edit', async ({ page, browser, baseURL }) => {
  await page.goto(discussion(13))
  await start(page, 'to be tended')
  const context = await browser.newContext({ baseURL })
  const desk = await context.newPage()
  await signIn(desk, await makeMember('Edda Editor', 'editor'), discussion(13))
  await expect(desk.getByText('Edit', { exact: true })).toBeHidden()
  await desk.getByRole('button', { name: 'Resolve' }).click()
  await expect(desk.getByText('by Edda Editor just now')).toBeVisible()
  await context.close()
})

test('words that are markup stay words', async ({ page }) => {
  await page.goto(discussion(14))
  let ran = false
  page.on('dialog', () => {
    ran = true
  })
  await start(page, '<img src=x onerror=alert(1)> [here](javascript:alert(1)) <script>alert(1)</script>')
  await page.reload()
  await expect(page.getByRole('paragraph').filter({ hasText: '<img src=x onerror=alert(1)>' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'here' })).toBeHidden()
  expect(ran).toBe(false)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a thread is opened, answered, and deleted', async ({ page, reader }) => {
    await page.goto(discussion(15))
    await page.getByText('Start a thread').click()
    await page.getByLabel('Your comment').first().fill('plain words')
    await page.getByRole('button', { name: 'Post the comment' }).click()
    await page.goto(discussion(15))
    await page.getByText('Reply', { exact: true }).click()
    await page.getByLabel('Your reply').last().fill('plain answer')
    await page.getByRole('button', { name: 'Post the reply' }).last().click()
    await expect(page.getByRole('paragraph').filter({ hasText: 'plain answer' })).toBeVisible()
    expect(await stored(reader)).toEqual([
      { body: 'plain words', quote: null },
      { body: 'plain answer', quote: null },
    ])
  })
})
