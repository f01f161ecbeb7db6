import type { Page } from '@playwright/test'
import { importFiles } from '../support/corpus'
import { makeGroup } from '../support/groups'
import { expect, makeMember, openSession, test } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'
import { seriousFaults } from '../support/serious-faults'

const PMID = 99_170_001
const article =
  '<Abstract><AbstractText Label="RESULTS">Lovage syrup shortened hiccups (mean difference 4.2 minutes, 95% CI 1.1 to 7.3).</AbstractText></Abstract>'

async function vote(page: Page, trust: string) {
  const ballot = page.getByRole('form', { name: 'Your ballot' })
  await ballot
    .getByRole('group', { name: /right people/ })
    .getByLabel('Yes')
    .check()
  await ballot
    .getByRole('group', { name: /How much do you trust/ })
    .getByLabel(trust, { exact: true })
    .check()
  await ballot
    .getByRole('group', { name: /change what you do/ })
    .getByLabel('Yes')
    .check()
  await ballot.getByRole('button', { name: 'Cast my ballot' }).click()
  await expect(page.getByText('It is in.', { exact: false })).toBeVisible()
}

test('three people propose, choose, vote blind, reveal, and record what their group stands by', async ({
  page,
  reader,
  colleague,
  browser,
  baseURL,
}) => {
  test.slow()
  const pmid = PMID + test.info().repeatEachIndex
  await importFiles(articleSet(articleXml({ pmid, title: 'Lovage syrup for hiccups: a randomised trial.', article })))
  const third = await makeMember('Cleo Colleague')
  const context = await browser.newContext({ baseURL })
  await openSession(context, third, baseURL)
  const others = [colleague.page, await context.newPage()]
  const { slug } = await makeGroup('Hiccup club', reader, colleague.member, third)

  await page.goto(`/groups/${slug}`)
  await page.getByRole('link', { name: 'Open a session' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New session of the journal club' })).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Tea for hiccups')
  await page.getByLabel('When').fill('2026-12-12T12:30')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Open the session' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tea for hiccups' })).toBeVisible()
  const address = new URL(page.url()).pathname

  const theirs = others[0] as Page
  await theirs.goto('/clubs')
  await theirs.getByRole('link', { name: 'Tea for hiccups' }).click()
  await theirs.getByLabel('Study to propose').fill(String(pmid))
  await theirs.getByRole('button', { name: 'Propose it' }).click()
  await theirs.getByLabel('I would read it').check()
  await theirs.getByRole('button', { name: 'Save which I would read' }).click()
  await expect(theirs.getByText('You can change it until a study is chosen.')).toBeVisible()

  // What a lead moves, a member hears of, and has in their calendar.
  await page.reload()
  await page.getByText('Change when, where and what').click()
  await page.getByLabel('When', { exact: true }).fill('2026-12-13T18:00')
  await page.getByLabel('Time zone').selectOption('Europe/London')
  await page.getByRole('form', { name: 'Change the session' }).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('13 Dec 2026, 18:00, London')).toBeVisible()
  await theirs.goto('/inbox')
  await expect(
    theirs.getByText('The journal club of Hiccup club is moved: Sun, 13 Dec 2026, 18:00, London'),
  ).toBeVisible()
  const file = await theirs.request.get(`${address}/calendar`)
  expect(await file.text()).toContain('DTSTART;TZID=Europe/London:20261213T180000')

  await page.reload()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Take the study that most would read' }).click()
  await expect(page.getByRole('region', { name: 'The study' })).toBeVisible()
  await page.getByRole('button', { name: 'Open the vote' }).click()
  await expect(page.getByRole('heading', { name: 'Your ballot' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Abstract' })).toContainText('Lovage syrup shortened hiccups')
  expect(await seriousFaults(page)).toEqual([])

  // What another's ballot changes of one's page: nothing.
  await theirs.goto(address)
  const before = await theirs.locator('main').innerText()
  await vote(page, '3')
  await theirs.reload()
  expect(await theirs.locator('main').innerText()).toBe(before)

  await page.getByRole('button', { name: 'Reveal the ballots' }).click()
  await expect(page.getByText('There are not enough ballots yet. Nothing was revealed.')).toBeVisible()
  for (const other of others) {
    await other.goto(address)
    await vote(other, '8')
  }
  await page.getByRole('button', { name: 'Reveal the ballots' }).click()
  await expect(page.getByRole('heading', { name: '3 ballots' })).toBeVisible()
  await expect(page.getByText('median 8 of 10')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await theirs.reload()
  await expect(theirs.getByRole('list', { name: 'Each ballot' })).toContainText('Cleo Colleague')

  await page.getByText('Write them', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Minutes' }).fill('It was **short**.')
  await page.getByRole('button', { name: 'Save the minutes' }).click()
  await expect(page.getByText('short', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Write what the group stands by' }).click()
  await page.getByLabel('Bottom line').fill('Offer lovage syrup to adults with hiccups.')
  await page.getByRole('button', { name: 'Put in force' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Offer lovage syrup to adults with hiccups.' }),
  ).toBeVisible()
  await page.goto(address)
  await expect(page.getByRole('link', { name: 'What the group stands by' })).toBeVisible()

  await page.getByRole('link', { name: 'Present or print' }).click()
  await expect(page.getByRole('region', { name: 'Appraisal, 3 ballots' })).toContainText('median 8')
  await expect(page.getByRole('region', { name: 'Bottom line' })).toContainText('Offer lovage syrup')
  await expect(page.getByRole('banner')).toBeHidden()
  expect(await seriousFaults(page)).toEqual([])
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await context.close()
})
