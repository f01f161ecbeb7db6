import { importFiles } from '../support/corpus'
import { makeGroup } from '../support/groups'
import { expect, makeMember, test } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'
import { seriousFaults } from '../support/serious-faults'

const PMID = 99_140_001
const TITLE = 'Elderflower for hiccups in adults: a randomised trial.'
const retraction = `<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Hiccups</RefSource><PMID>99140009</PMID></CommentsCorrections></CommentsCorrectionsList>`
const article =
  '<Abstract><AbstractText Label="RESULTS">Elderflower shortened hiccups (mean difference 4.2 minutes, 95% CI 1.1 to 7.3).</AbstractText></Abstract>'
const record = (pmid: number, version: number, citation = '') =>
  articleXml({ pmid, version, title: TITLE, citation, article })

test('a group decides on a study; the study is retracted, and the verdict is under review until another takes its place', async ({
  page,
  reader,
  colleague,
}) => {
  // Two people and an import in one journey, on a machine that may be busy.
  test.slow()
  const pmid = PMID + test.info().repeatEachIndex
  await importFiles(articleSet(record(pmid, 1)))
  const { slug } = await makeGroup('Hiccup clinic', reader, colleague.member)

  await page.goto(`/studies/${pmid}`)
  await page.getByRole('link', { name: 'Write a verdict of Hiccup clinic' }).click()
  await page.getByLabel('Bottom line').fill('Offer elderflower to adults with hiccups.')
  await page.getByLabel('Certainty').selectOption('moderate')
  await page.getByLabel('Why', { exact: true }).fill('It is **quick**.')
  await page.getByLabel('Owner').selectOption({ label: colleague.member.name })
  await page.getByLabel('Studies that support it').fill('99999')
  await page.getByRole('button', { name: 'Put in force' }).click()
  await expect(page.getByText('There is no study 99999 in this library.')).toBeVisible()
  await expect(page.getByLabel('Bottom line')).toHaveValue('Offer elderflower to adults with hiccups.')
  await page.getByLabel('Studies that support it').fill('')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Put in force' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Offer elderflower to adults with hiccups.' })).toBeVisible()
  const address = new URL(page.url()).pathname
  expect(await seriousFaults(page)).toEqual([])

  const theirs = colleague.page
  await theirs.goto(`/studies/${pmid}`)
  const line = theirs.getByRole('region', { name: 'Verdicts' })
  await expect(line).toContainText(/Hiccup clinic, \w+ \d{4}: consider\. Offer elderflower/)
  await expect(line).toContainText(/review by \w+ \d{4}/)
  await expect(line).toContainText(colleague.member.name)
  expect(await seriousFaults(theirs)).toEqual([])

  await importFiles(articleSet(record(pmid, 2, retraction)))
  await theirs.goto('/inbox')
  await theirs.getByRole('link', { name: 'The verdict of Hiccup clinic is under review' }).click()
  await expect(theirs.getByText('has been retracted.')).toBeVisible()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Offer elderflower to adults with hiccups.')

  await theirs.getByRole('link', { name: 'Write another one in its place' }).click()
  await expect(theirs.getByLabel('Bottom line')).toHaveValue('Offer elderflower to adults with hiccups.')
  await theirs.getByLabel('Bottom line').fill('Offer elderflower to nobody.')
  await theirs.getByLabel('What the group does').selectOption('avoid')
  await theirs.getByRole('button', { name: 'Put in force' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Offer elderflower to nobody.' })).toBeVisible()

  await page.goto(address)
  await expect(page.getByText('The verdict that you followed was superseded.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Offer elderflower to nobody.' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Offer elderflower to adults' })).toContainText(
    'superseded on',
  )

  await page.getByText('Withdraw it', { exact: true }).click()
  await page.getByLabel('Why the group does not stand by it').fill('The clinic is closed.')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByRole('note').filter({ hasText: 'The clinic is closed.' })).toBeVisible()
  await page.goto(`/groups/${slug}`)
  await expect(page.getByRole('region', { name: 'Verdicts' })).toContainText('Withdrawn')
})

test('somebody outside the group does not find it, and paper shows its dates', async ({ page, reader, colleague }) => {
  const pmid = PMID + 1000
  await importFiles(articleSet(record(pmid, 1)))
  await makeGroup('Quiet clinic', await makeMember('Somebody Else'), reader)
  await makeGroup('Hiccup clinic', reader)
  await page.goto(`/studies/${pmid}`)
  await page.getByRole('link', { name: 'Write a verdict of Hiccup clinic' }).click()
  await page.getByLabel('Bottom line').fill('Only for us.')
  await page.getByRole('button', { name: 'Put in force' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Only for us.' })).toBeVisible()
  const address = new URL(page.url()).pathname
  const answer = await colleague.page.goto(address)
  expect(answer?.status()).toBe(404)
  await colleague.page.goto(`/studies/${pmid}`)
  await expect(colleague.page.getByText('Only for us.')).toHaveCount(0)
  await page.goto(`/studies/${pmid}`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/decided on \d+ \w+ \d{4}/)).toBeVisible()
  await expect(page.getByText(/review by \w+ \d{4}/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Write a verdict' })).toBeHidden()
})
