import type { Page } from '@playwright/test'
import { makeGroup } from '../support/groups'
import { makeMember } from '../support/member'
import { expect, openSession, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const yours = (page: Page) => page.getByRole('region', { name: 'Your notes' })
const theirs = (page: Page) => page.getByRole('region', { name: 'Notes from colleagues' })
const form = (page: Page) => page.getByRole('form', { name: 'Add a note' })

test('a note is let out to a group after one question, read there, and nowhere else', async ({
  page,
  reader,
  colleague,
  browser,
  baseURL,
}) => {
  await makeGroup('Ward 3', reader, colleague.member)
  const context = await browser.newContext({ baseURL })
  const outsider = await context.newPage()
  await openSession(context, await makeMember('Otto Outside', 'editor'), baseURL)
  await page.goto('/studies/s21')
  await page.getByText('Add a note').click()
  await expect(form(page).getByRole('radio', { name: 'Only me' })).toBeChecked()
  await form(page).getByLabel('A new note').fill('ibis watch the renal dose')
  await form(page).getByRole('button', { name: 'Save the note' }).click()
  await expect(yours(page).getByText('Only you', { exact: true })).toBeVisible()
  await colleague.page.goto('/studies/s21')
  expect(await colleague.page.content()).not.toContain('ibis')

  await yours(page).getByText('Edit', { exact: true }).click()
  await yours(page).getByRole('radio', { name: 'Ward 3' }).first().check()
  await yours(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(yours(page).getByRole('alert')).toContainText('Everybody in Ward 3 will be able to read this note')
  await expect(yours(page).getByText('Only you', { exact: true })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await yours(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(yours(page).getByText('Ward 3', { exact: true }).first()).toBeVisible()

  await colleague.page.reload()
  await expect(theirs(colleague.page)).toContainText('ibis watch the renal dose')
  await expect(theirs(colleague.page)).toContainText(reader.name)
  await expect(theirs(colleague.page).getByText('Edit', { exact: true })).toHaveCount(0)
  expect(await seriousFaults(colleague.page)).toEqual([])
  for (const path of ['/studies/s21', '/studies/s21?tab=discussion', '/notes?from=colleagues&words=ibis', '/']) {
    await outsider.goto(path)
    expect(await outsider.content()).not.toContain('watch the renal')
  }
  // What was chosen for one note is not chosen for the next.
  await page.reload()
  await page.getByText('Add a note').click()
  await expect(form(page).getByRole('radio', { name: 'Only me' })).toBeChecked()
  await context.close()
})

test('a thread for a group: answered there, found there, gone for whoever leaves', async ({
  page,
  reader,
  colleague,
}) => {
  const { slug } = await makeGroup('Journal club', reader, colleague.member)
  await makeGroup('Ward 3', reader)
  await page.goto('/studies/s22?tab=discussion')
  await page.getByText('Start a thread').click()
  await expect(page.getByRole('radio', { name: 'Everyone here' })).toBeChecked()
  await page.getByLabel('Your comment').first().fill('ibis is this dose safe?')
  // No group is chosen yet: nothing is posted, and nothing typed is lost.
  await page.getByRole('radio', { name: 'Some of my groups' }).check()
  await page.getByRole('button', { name: 'Post the comment' }).click()
  await expect(page.getByText('Choose a group.')).toBeVisible()
  await expect(page.getByLabel('Your comment').first()).toHaveValue('ibis is this dose safe?')
  await page.getByRole('checkbox', { name: 'Journal club' }).check()
  await page.getByRole('button', { name: 'Post the comment' }).click()
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

  await there.goto(`/groups/${slug}`)
  await there.getByRole('button', { name: 'Leave the group' }).click()
  await expect(there.getByText('You are in no group yet')).toBeVisible()
  await there.goto('/studies/s22?tab=discussion')
  await expect(there.getByRole('heading', { name: 'Yours, in groups you are no longer in' })).toBeVisible()
  await expect(there.getByText('heron yes, below 4 mg')).toBeVisible()
  expect(await there.content()).not.toContain('ibis')
  await page.reload()
  await expect(page.getByText('former member')).toBeVisible()
  await there.getByText('Delete', { exact: true }).click()
  await there.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(there.getByText('heron yes')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('heron yes')).toHaveCount(0)
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
    await page.goto('/studies/s23')
    await page.getByText('Add a note').click()
    await form(page).getByLabel('A new note').fill('ibis')
    await form(page).getByRole('button', { name: 'Save the note' }).click()
    await yours(page).getByText('Edit', { exact: true }).click()
    const edited = yours(page)
      .locator('form')
      .filter({ has: page.getByRole('button', { name: 'Save', exact: true }) })
    await expect(edited.getByRole('checkbox', { name: 'Ward 3' })).toBeHidden()
    await edited.getByRole('radio', { name: 'Some of my groups' }).check()
    await edited.getByRole('checkbox', { name: 'Ward 3' }).check()
    await edited.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(edited.getByRole('alert')).toContainText('Everybody in Ward 3 will be able')
    await expect(edited.getByRole('checkbox', { name: 'Ward 3' })).toBeChecked()
    await edited.getByRole('radio', { name: 'Everyone here' }).check()
    await edited.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(edited.getByRole('alert')).toContainText('Everyone here will be able')
    await edited.getByRole('button', { name: 'Save', exact: true }).click()
    await colleague.page.goto('/studies/s23')
    await expect(theirs(colleague.page)).toContainText('ibis')
    await expect(theirs(colleague.page)).toContainText('Everyone here')
    await page.goto('/studies/s23')
    await yours(page).getByText('Edit', { exact: true }).click()
    await edited.getByRole('radio', { name: 'Only me' }).check()
    await edited.getByRole('button', { name: 'Save', exact: true }).click()
    await colleague.page.reload()
    await expect(theirs(colleague.page)).toHaveCount(0)
  })
})
