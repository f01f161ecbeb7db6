import { randomUUID } from 'node:crypto'
import { importFiles } from '../support/corpus'
import { makeGroup } from '../support/groups'
import { expect, makeMember, openSession, test } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'
import { seriousFaults } from '../support/serious-faults'

const PMID = 99_150_001

test('a search finds nothing, the question is asked for, an editor answers it by a study, and whoever asked reads it in the inbox', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  test.slow()
  const word = `quillwort${randomUUID().replace(/[^a-f]/g, '')}`
  await page.goto(`/studies?q=${word}`)
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText('Asked for. You are notified when it is answered.')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.goto('/questions')
  await expect(page.getByRole('list', { name: 'Questions' })).toContainText(word)

  await importFiles(articleSet(articleXml({ pmid: PMID, title: 'Quillwort in adults.' })))
  const editor = await makeMember('Ed Editor', 'editor')
  const context = await browser.newContext({ baseURL })
  await openSession(context, editor, baseURL)
  const theirs = await context.newPage()
  await theirs.goto('/administration/requests')
  const row = theirs.getByRole('list', { name: 'Requests' }).getByRole('listitem').filter({ hasText: word })
  await expect(row).toContainText(reader.name)
  expect(await seriousFaults(theirs)).toEqual([])
  await row.getByText('Answer', { exact: true }).click()
  await row.getByLabel('Studies that answer it').fill(String(PMID))
  await row.getByRole('button', { name: 'Save the answer' }).click()
  await expect(row).toHaveCount(0)
  await context.close()

  await page.goto('/inbox')
  await page.getByRole('link', { name: 'Ed Editor answered your question' }).click()
  await expect(page).toHaveURL(/\/questions\?state=answered/)
  await expect(page.getByRole('link', { name: 'Quillwort in adults.' })).toBeVisible()
})

test('a question is kept for a group, warned about, answered in words and reopened; another person does not see it', async ({
  page,
  reader,
  colleague,
}) => {
  test.slow()
  const { slug } = await makeGroup('Night ward', reader, colleague.member)
  await page.goto(`/studies?q=${encodeURIComponent('zzqx John Smith, 54')}`)
  await expect(page.getByText('This looks as if it named a patient (a name with an age).')).toBeVisible()
  await page.getByLabel('For', { exact: true }).selectOption({ label: 'Night ward' })
  await page.getByRole('button', { name: 'Keep this question' }).click()
  await expect(page.getByText('Kept under Questions in the menu.')).toBeVisible()

  const theirs = colleague.page
  await theirs.goto(`/groups/${slug}`)
  await expect(theirs.getByRole('region', { name: 'Open questions' })).toContainText('zzqx John Smith, 54')
  await theirs.getByRole('link', { name: 'Answer them' }).click()
  await theirs.getByText('Answer', { exact: true }).click()
  await theirs.getByRole('button', { name: 'Save the answer' }).click()
  await expect(theirs.getByText('Answer it by studies, by a verdict or in words.')).toBeVisible()
  await theirs.getByLabel('In words').fill('No such study is known.')
  await theirs.getByRole('button', { name: 'Save the answer' }).click()
  await expect(theirs.getByText('No open questions')).toBeVisible()
  await page.goto('/questions?state=answered')
  await expect(page.getByText('No such study is known.')).toBeVisible()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByText('Nothing answered yet')).toBeVisible()
  await page.goto('/questions')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No open questions')).toBeVisible()
})
