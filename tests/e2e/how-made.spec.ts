import { asOwner, importFiles } from '../support/corpus'
import { idOf, test, trial } from '../support/editing'
import { test as base, expect } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'
import { seriousFaults } from '../support/serious-faults'

// One worker imports the studies, once.
base.describe.configure({ mode: 'default' })

const [MADE, BARE, FORMER] = [99_200_001, 99_200_002, 99_200_003]

base.beforeAll(async () => {
  await importFiles(
    articleSet(trial(MADE), articleXml({ pmid: BARE, title: 'A letter without an abstract.' }), trial(FORMER)),
  )
})

test('from a study to how its summary was made, with the sentence that was chosen, and back', async ({ page }) => {
  await page.goto(`/studies/${MADE}`)
  const finding = page.getByRole('region', { name: 'TL;DR' })
  await expect(finding).toContainText('Machine draft, not checked')
  const words = await finding.getByRole('paragraph').first().textContent()
  await finding.getByRole('link', { name: 'How this summary was made' }).click()
  await expect(page).toHaveURL(`/studies/${MADE}/how`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How this summary was made')
  const chosen = page.getByRole('region', { name: 'The finding' }).getByRole('listitem').filter({ hasText: 'Chosen' })
  await expect(chosen.first()).toContainText(words ?? 'no words')
  await expect(page.getByRole('region', { name: 'The facts' })).toContainText('read from the abstract by rule')
  await expect(page.getByRole('region', { name: 'The level of evidence' })).toContainText('Oxford CEBM 2011')
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('nobody has checked it yet')
  await page.getByText(/^All \d+ sentences of the abstract$/).click()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('link', { name: '←' }).click()
  await expect(page).toHaveURL(new RegExp(`/studies/${MADE}/`))
})

test('every edit stands there with who made it', async ({ page }) => {
  const studyId = await idOf(MADE)
  await page.goto(`/drafts/${MADE}`)
  await page.getByLabel('Comparator').fill('sham tea')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect
    .poll(() => asOwner((sql) => sql`select from study_summaries where study_id = ${studyId}`))
    .toHaveLength(2)
  await page.goto(`/studies/${MADE}/how`)
  const since = page.getByRole('region', { name: 'Since then' }).getByRole('listitem')
  await expect(since).toHaveCount(2)
  await expect(since.first()).toContainText('to “sham tea”')
  await expect(page.getByRole('region', { name: 'The facts' })).toContainText('written or changed by a person')
})

test('a record without an abstract, and a draft from before, say so', async ({ page }) => {
  await page.goto(`/studies/${BARE}/how`)
  await expect(page.getByRole('region', { name: 'The finding' })).toContainText('no abstract to read')
  const studyId = await idOf(FORMER)
  await asOwner((sql) => sql`update study_summaries set trace = null where study_id = ${studyId}`)
  await page.goto(`/studies/${FORMER}/how`)
  const finding = page.getByRole('region', { name: 'The finding' })
  await expect(finding).toContainText('drafted again in the background')
  await expect(finding).toContainText('TL;DR rests on')
  expect(await seriousFaults(page)).toEqual([])
})
