import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createComment } from '@/db/discussion/comments'
import { createGroup } from '@/db/groups/groups'
import { inviteToGroup } from '@/db/groups/invitations'
import { readGroup } from '@/db/groups/read-group'
import { grantList } from '@/db/lists/grants'
import { createList } from '@/db/lists/lists'
import { mentionToken } from '@/lib/markdown/mention'
import { inboxOf } from '../support/inbox'
import { expect, type Member, makeMember, openSession, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** Studies of these tests' own, so that other tests' threads are not in the way. */
const [TALKED, QUIET] = [31, 32]
const discussion = (study: number) => `/studies/s${study}?tab=discussion`
const inInbox = (page: Page, count: number) => page.getByRole('link', { name: `Inbox, ${count} new` })
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Somebody with a list that is shared with them, an invitation and two mentions on one study. */
async function fill(who: Member, by: Member) {
  const { id: listId } = await createList(by, { key: randomUUID(), name: 'Pain after surgery', description: '' })
  await grantList(by, { listId, to: { userId: who.id }, role: 'viewer' })
  const { slug } = await createGroup(by, { key: randomUUID(), name: 'Ward 3', description: '' })
  await inviteToGroup(by, { groupId: (await readGroup(by, slug))?.id as string, userId: who.id })
  for (const word of ['one', 'two'])
    await createComment(by, { key: randomUUID(), studyId: QUIET, body: `${word} ${mentionToken(who)}` })
}

test('a colleague is mentioned, sees the count, goes to the comment, replies, marks it done and takes that back', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  // A name that nobody else of these tests has.
  const zelda = await makeMember(`Zelda ${randomUUID().slice(0, 6)} [Ward]`)
  const context = await browser.newContext({ baseURL })
  const theirs = await context.newPage()

  await openSession(context, zelda, baseURL)

  await page.goto(discussion(TALKED))
  await page.getByText('Start a thread').click()
  const field = page.getByLabel('Your comment').first()
  await field.click()
  await page.keyboard.type(`Ask @${zelda.name.slice(0, 9)}`)
  const option = page.getByRole('option', { name: zelda.name })
  await expect(option).toBeVisible()
  await expect(option).not.toContainText('hospital.example')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(`Ask ${mentionToken(zelda)} `)
  await page.keyboard.type('please.')
  await page.getByRole('button', { name: 'Post the comment' }).click()
  await expect(page.getByText('Posted. Everyone here can read it.')).toBeVisible()
  await expect(page.getByText(`@${zelda.name}`, { exact: true })).toBeVisible()

  await theirs.goto('/')
  await inInbox(theirs, 1).click()
  await expect(theirs).toHaveTitle(/^\(1\) Inbox/)
  await theirs.getByRole('link', { name: `${reader.name} mentioned you` }).click()
  await expect(theirs.getByRole('paragraph').filter({ hasText: 'please.' })).toBeInViewport()
  await theirs.getByText('Reply', { exact: true }).click()
  await theirs.getByLabel('Your reply').last().fill('I will.')
  await theirs.getByRole('button', { name: 'Post the reply' }).last().click()
  await expect(theirs.getByRole('paragraph').filter({ hasText: 'I will.' })).toBeVisible()

  await theirs.goto('/inbox')
  await expect(theirs.getByText('(unread)')).toHaveCount(0)
  await theirs.getByRole('button', { name: /^Done: / }).click()
  await expect(theirs.getByText('Marked as done.')).toBeVisible()
  await expect(theirs.getByText('Nothing new')).toBeVisible()
  await expect(theirs).toHaveTitle(/^Inbox/)
  await theirs.getByRole('button', { name: 'Undo' }).click()
  await expect(theirs.getByRole('link', { name: `${reader.name} mentioned you` })).toBeVisible()
  await expect(inInbox(theirs, 1)).toBeVisible()
  await context.close()

  expect(await inboxOf(reader)).toEqual([expect.stringMatching(/^reply: Zelda/)])
})

test('somebody who cannot read the thread is named to the writer, and not notified', async ({
  page,
  reader,
  colleague,
}) => {
  await createGroup(reader, { key: randomUUID(), name: 'Alone here', description: '' })
  await page.goto(discussion(TALKED))
  await page.getByText('Start a thread').click()
  await page
    .getByLabel('Your comment')
    .first()
    .fill(`For ${mentionToken(colleague.member)}`)
  await page.getByRole('radio', { name: 'Alone here' }).first().check()
  await page.getByRole('button', { name: 'Post the comment' }).click()
  await expect(page.getByText(`Not notified: “${colleague.member.name}”.`)).toBeVisible()
  expect(await inboxOf(colleague.member)).toEqual([])
})

test('keys put a notice away and aside and back; all of a study is done at once', async ({
  page,
  reader,
  colleague,
}) => {
  await fill(reader, colleague.member)
  await page.goto('/inbox')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3)
  await page.getByRole('button', { name: 'All of this study done' }).click()
  await expect(page.getByText('2 marked as done.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3)

  const select = async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-row][data-selected]')).toHaveCount(1, { timeout: 1_000 })
  }
  await expect(select).toPass()
  await page.keyboard.press('l')
  await expect(page.getByText('Moved to Later.')).toBeVisible()
  await page.getByRole('link', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
  await expect(select).toPass()
  await page.keyboard.press('u')
  await expect(page.getByText('Nothing for later')).toBeVisible()
  await page.goto('/inbox')
  await expect(select).toPass()
  await page.keyboard.press('e')
  await expect(page.getByText('Marked as done.')).toBeVisible()
  await expect(inInbox(page, 3)).toBeVisible()
})

test('axe finds nothing serious in the inbox, and nothing scrolls sideways', async ({ page, reader }) => {
  const long = await makeMember(`Wilhelmina-Alexandrina ${'van den Berg-'.repeat(3)}Vos`.slice(0, 60))
  await page.goto('/inbox')
  await expect(page.getByText('Nothing new')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await fill(reader, long)
  for (const tab of ['', '?tab=later', '?tab=done']) {
    await page.goto(`/inbox${tab}`)
    expect(await seriousFaults(page)).toEqual([])
    for (const width of [320, 390, 768]) {
      await page.setViewportSize({ width, height: 800 })
      expect([tab, width, await overflow(page)]).toEqual([tab, width, 0])
    }
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a notice is marked as done, found there and made unread again; a token that is typed mentions', async ({
    page,
    reader,
    colleague,
  }) => {
    await fill(reader, colleague.member)
    await page.goto('/inbox')
    await page.getByRole('button', { name: /^Done: .*Pain after surgery/ }).click()
    await expect(page.getByText('Marked as done.')).toBeVisible()
    await page.getByRole('link', { name: /^Done/ }).click()
    await page.getByRole('button', { name: /^Mark as unread: .*Pain after surgery/ }).click()
    await page.goto('/inbox')
    await expect(page.getByRole('button', { name: /^Done: .*Pain after surgery/ })).toBeVisible()

    const zelda = await makeMember('Zelda Plain')
    await page.goto(discussion(QUIET))
    await page.getByText('Start a thread').click()
    await page
      .getByLabel('Your comment')
      .first()
      .fill(`Plainly ${mentionToken(zelda)}`)
    await page.getByRole('button', { name: 'Post the comment' }).click()
    await page.goto(discussion(QUIET))
    await expect(page.getByText('@Zelda Plain', { exact: true })).toBeVisible()
    expect(await inboxOf(zelda)).toEqual([expect.stringMatching(/^mention: /)])
  })
})
