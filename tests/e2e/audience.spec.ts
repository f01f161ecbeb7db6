import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createComment } from '@/db/discussion/comments'
import { createNote } from '@/db/notes/notes'
import type { ChosenAudience } from '@/lib/access/audience'
import { makeGroup } from '../support/groups'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const yours = (page: Page) => page.getByRole('region', { name: 'Your notes' })
const theirs = (page: Page) => page.getByRole('region', { name: 'Notes from colleagues' })
const form = (page: Page) => page.getByRole('form', { name: 'Add a note' })
const edited = (page: Page) =>
  yours(page)
    .locator('form')
    .filter({ has: page.getByRole('button', { name: 'Save', exact: true }) })
const forGroup = (id: string): ChosenAudience => ({ audience: 'groups', groupIds: [id] })

test('a note is its author’s alone until they say yes to letting a group read it', async ({
  page,
  reader,
  colleague,
}) => {
  await makeGroup('Ward 3', reader, colleague.member)
  await page.goto('/studies/s21')
  await page.getByText('Add a note').click()
  await expect(form(page).getByRole('radio', { name: 'Only me' })).toBeChecked()
  await form(page).getByLabel('A new note').fill('ibis watch the renal dose')
  await form(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(yours(page).getByText('Only you', { exact: true })).toBeVisible()

  await yours(page).getByText('Edit', { exact: true }).click()
  await edited(page).getByRole('radio', { name: 'Ward 3' }).check()
  await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(yours(page).getByRole('alert')).toContainText('Everybody in Ward 3 will be able to read this note')
  await expect(yours(page).getByText('Only you', { exact: true })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(yours(page).getByRole('article').getByText('Ward 3', { exact: true }).first()).toBeVisible()
  await colleague.page.goto('/studies/s21')
  await expect(theirs(colleague.page)).toContainText('ibis watch the renal dose')
  await expect(theirs(colleague.page)).toContainText(reader.name)
  await expect(theirs(colleague.page).getByText('Edit', { exact: true })).toHaveCount(0)
  // What was chosen for one note is not chosen for the next.
  await page.getByText('Add a note').click()
  await expect(form(page).getByRole('radio', { name: 'Only me' })).toBeChecked()
})

test('what is for a group is on no page, in no search and in no file of somebody outside', async ({
  page,
  reader,
  colleague,
}) => {
  const { id } = await makeGroup('Ward 3', reader)
  const words = { key: randomUUID(), studyId: 24, for: forGroup(id) }
  await createNote(reader, { ...words, body: 'ibis-canary note' })
  await createComment(reader, { ...words, key: randomUUID(), body: 'ibis-canary comment' })
  const paths = [
    '/',
    '/studies/s24',
    '/studies/s24?tab=discussion',
    '/notes?words=ibis-canary',
    '/notes?from=colleagues&words=canary',
    '/notes?from=discussions&words=canary',
    '/notes/export?format=json',
    '/studies?q=canary+note',
    '/groups',
  ]
  const found = async (who: Page) => {
    const texts = await Promise.all(paths.map(async (path) => (await who.request.get(path)).text()))
    return texts.join('\n').match(/ibis-canary (?:note|comment)/g) ?? []
  }
  expect(new Set(await found(page))).toEqual(new Set(['ibis-canary note', 'ibis-canary comment']))
  expect(await found(colleague.page)).toEqual([])
})

test('a thread is opened for a group and answered there', async ({ page, reader, colleague }) => {
  await makeGroup('Journal club', reader, colleague.member)
  await makeGroup('Ward 3', reader)
  await page.goto('/studies/s22?tab=discussion')
  await page.getByText('Start a thread').click()
  const opening = page.locator('form').filter({ has: page.getByRole('button', { name: 'Post the comment' }) })
  await expect(opening.getByRole('radio', { name: 'Everyone here' })).toBeChecked()
  await opening.getByLabel('Your comment').fill('ibis is this dose safe?')
  // No group is chosen yet: nothing is posted, and nothing typed is lost.
  await opening.getByRole('radio', { name: 'Some of my groups' }).check()
  await opening.getByRole('button', { name: 'Post the comment' }).click()
  await expect(opening.getByText('Choose a group.')).toBeVisible()
  await expect(opening.getByLabel('Your comment')).toHaveValue('ibis is this dose safe?')
  await opening.getByRole('checkbox', { name: 'Journal club' }).check()
  await opening.getByRole('button', { name: 'Post the comment' }).click()
  await expect(page.getByText('Posted. The people in the group can read it.')).toBeVisible()

  const there = colleague.page
  await there.goto('/studies/s22?tab=discussion')
  const thread = there.getByRole('region', { name: `Thread opened by ${reader.name}` })
  await expect(thread).toContainText('Journal club')
  await expect(thread).not.toContainText('Ward 3')
  await thread.getByText('Reply', { exact: true }).click()
  await expect(thread.getByText('Read by').last()).toContainText('Journal club')
  await thread.getByLabel('Your reply').last().fill('heron yes, below 4 mg')
  await thread.getByRole('button', { name: 'Post the reply' }).last().click()
  await expect(thread.getByRole('paragraph').filter({ hasText: 'heron yes' })).toBeVisible()
  await there.goto('/notes?from=discussions&words=ibis')
  await expect(there.getByText('ibis is this dose safe?')).toBeVisible()
  expect(await seriousFaults(there)).toEqual([])
})

test('whoever leaves a group reads nothing more of it, and takes back what they said', async ({
  page,
  reader,
  colleague,
}) => {
  const { id, slug } = await makeGroup('Journal club', reader, colleague.member)
  const about = { studyId: 25, for: forGroup(id) }
  const { commentId } = await createComment(reader, { ...about, key: randomUUID(), body: 'ibis opened' })
  await createComment(colleague.member, { ...about, key: randomUUID(), threadId: commentId, body: 'heron answered' })
  const there = colleague.page
  await there.goto(`/groups/${slug}`)
  await there.getByRole('button', { name: 'Leave the group' }).click()
  await expect(there.getByText('You are in no group yet')).toBeVisible()
  await there.goto('/studies/s25?tab=discussion')
  await expect(there.getByRole('heading', { name: 'Yours, in groups you are no longer in' })).toBeVisible()
  expect(await there.content()).not.toContain('ibis')
  await page.goto('/studies/s25?tab=discussion')
  await expect(page.getByText('former member')).toBeVisible()
  await there.getByText('Delete', { exact: true }).click()
  await there.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(there.getByText('heron answered')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('paragraph').filter({ hasText: 'ibis opened' })).toBeVisible()
  await expect(page.getByText('heron answered')).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('letting more people read a note is asked once, and what was chosen meanwhile is asked again', async ({
    page,
    reader,
    colleague,
  }) => {
    await makeGroup('Ward 3', reader, colleague.member)
    await makeGroup('Journal club', reader)
    await createNote(reader, { key: randomUUID(), studyId: 23, body: 'ibis' })
    await page.goto('/studies/s23')
    await yours(page).getByText('Edit', { exact: true }).click()
    await expect(edited(page).getByRole('checkbox', { name: 'Ward 3' })).toBeHidden()
    await edited(page).getByRole('radio', { name: 'Some of my groups' }).check()
    await edited(page).getByRole('checkbox', { name: 'Ward 3' }).check()
    await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
    await expect(edited(page).getByRole('alert')).toContainText('Everybody in Ward 3 will be able')
    await expect(edited(page).getByRole('checkbox', { name: 'Ward 3' })).toBeChecked()
    await edited(page).getByRole('radio', { name: 'Everyone here' }).check()
    await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
    await expect(edited(page).getByRole('alert')).toContainText('Everyone here will be able')
    await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
    await colleague.page.goto('/studies/s23')
    await expect(theirs(colleague.page)).toContainText('Everyone here')
    await page.goto('/studies/s23')
    await yours(page).getByText('Edit', { exact: true }).click()
    await edited(page).getByRole('radio', { name: 'Only me' }).check()
    await edited(page).getByRole('button', { name: 'Save', exact: true }).click()
    await colleague.page.reload()
    await expect(theirs(colleague.page)).toHaveCount(0)
  })
})
