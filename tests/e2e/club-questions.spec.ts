import { randomUUID } from 'node:crypto'
import { openSession as openClub } from '@/db/club/run-session'
import { makeGroup } from '../support/groups'
import { expect, openSession, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

test('two people ask for a session, one without scripts and without a name, and whoever leads presents it', async ({
  page,
  reader,
  colleague,
  browser,
  baseURL,
}) => {
  const group = await makeGroup('Question box', reader, colleague.member)
  const { id } = await openClub(reader, {
    key: randomUUID(),
    groupId: group.id,
    title: 'Nutmeg for insomnia',
    question: '',
    startsAt: null,
    zone: null,
    lasts: 60,
    voteBy: null,
    place: '',
    form: 'trial',
    names: 'named',
    quorum: 3,
  })
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  await openSession(context, colleague.member, baseURL)
  const theirs = await context.newPage()

  await theirs.goto(`/clubs/${id}`)
  const form = theirs.getByRole('form', { name: 'Ask a question' })
  await expect(theirs.getByText('Nobody has asked anything yet.', { exact: false })).toBeVisible()
  await form.getByLabel('Your question').fill('Did Mrs Miller sleep?')
  await form.getByLabel('Ask without my name').check()
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(form.getByText('No patient data here.', { exact: false })).toBeVisible()
  await expect(theirs.getByRole('list', { name: 'Questions, the most supported first' })).toBeHidden()
  await expect(form.getByLabel('Ask without my name')).toBeChecked()
  await form.getByLabel('Your question').fill('How was sleep measured?')
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  const asked = theirs.getByRole('list', { name: 'Questions, the most supported first' }).getByRole('listitem')
  await expect(asked).toHaveText([/How was sleep measured\?without a nameyours/])

  await page.goto(`/clubs/${id}`)
  const questions = page.getByRole('list', { name: 'Questions, the most supported first' }).getByRole('listitem')
  await expect(questions).toHaveText([/How was sleep measured\?without a name/])
  await expect(page.getByText('yours', { exact: true })).toBeHidden()
  await expect(page.getByRole('main')).not.toContainText(colleague.member.name)
  await page.getByLabel('Your question').fill('Who paid for it?')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(questions).toHaveCount(2)
  await expect(page.getByLabel('Your question')).toHaveValue('')
  const support = page.getByRole('form', { name: 'Support: How was sleep measured?' })
  await support.getByRole('button', { name: 'I ask this too' }).click()
  await expect(questions.first()).toContainText('1 person asks this too')
  await expect(page.getByRole('button', { name: 'No longer ask this' })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])

  // Whoever asked without a name changes it until the session is over.
  await theirs.reload()
  await theirs.getByText('Change', { exact: true }).click()
  const change = theirs.getByRole('form', { name: 'Change: How was sleep measured?' })
  await change.getByLabel('Question').fill('How and when was sleep measured?')
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(asked.first()).toContainText('How and when was sleep measured?')
  await expect(theirs.getByRole('form', { name: 'Delete: Who paid for it?' })).toBeHidden()

  await page.goto(`/clubs/${id}/present`)
  const presented = page.getByRole('region', { name: 'Questions for the session' })
  await expect(presented.getByRole('listitem')).toHaveText([
    /How and when.*without a name1 person/,
    /Who paid.*Ada Reader/,
  ])
  await expect(presented).not.toContainText('yours')
  expect(await seriousFaults(page)).toEqual([])

  await page.goto(`/clubs/${id}`)
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(page.getByRole('form', { name: 'Ask a question' })).toBeHidden()
  await expect(questions).toHaveCount(2)
  await page.getByRole('form', { name: 'Delete: Who paid for it?' }).getByRole('button').click()
  await expect(questions).toHaveCount(1)
  await theirs.reload()
  await expect(theirs.getByRole('form', { name: /Delete:/ })).toBeHidden()
  await context.close()
})
