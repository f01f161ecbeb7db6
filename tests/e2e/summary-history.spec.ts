import { asOwner, importFiles } from '../support/corpus'
import { idOf, said, storedVersions, test, trial } from '../support/editing'
import { expect } from '../support/portal'
import { articleSet } from '../support/pubmed-xml'

// One worker imports the studies, once.
test.describe.configure({ mode: 'default' })

const OFTEN_EDITED = 99_130_001
const VERSIONS = 45

test.beforeAll(async () => {
  await importFiles(articleSet(trial(OFTEN_EDITED)))
  await asOwner(async (sql) => {
    const studyId = await idOf(OFTEN_EDITED)
    await sql`update study_summaries set current = false where study_id = ${studyId}`
    await sql`
      insert into study_summaries (study_id, version, current, maker, drafted_by, basis, tldr)
      select ${studyId}, n, n = ${VERSIONS}, 'person', 'Ada', 'abstract', 'Sorrel syrup, wording ' || n || '.'
      from generate_series(2, ${VERSIONS}::int) n`
  })
})

test('a long history comes in pages, each version with what it changed, and the oldest can be brought back', async ({
  page,
}) => {
  const versions = page.getByRole('region', { name: 'Versions of the summary' }).locator('> ol > li')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await page.goto(`/studies/${OFTEN_EDITED}?tab=history`)
  await expect(versions).toHaveCount(20)
  await expect(versions.last()).toContainText('Version 26')
  await expect(versions.last()).toContainText('What changed since version 25')
  await expect(page.getByText('Added from a PubMed record')).toBeVisible()
  await expect(pages).toContainText('Page 1 of 3')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(pages).toContainText('Page 2 of 3')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(versions).toHaveCount(5)
  await expect(page.getByText('Added from a PubMed record')).toHaveCount(0)
  await versions.last().getByText('What it says').click()
  await expect(versions.last()).toContainText('Sorrel syrup lowered the itching score')
  await page.getByRole('button', { name: /^Restore this version ?, version 1$/ }).click()
  await expect(said(page)).toContainText('Sorrel syrup lowered the itching score')
  expect((await storedVersions(OFTEN_EDITED)).at(-1)).toMatchObject({ version: VERSIONS + 1, current: true })
  await page.goto(`/studies/${OFTEN_EDITED}?tab=history&page=99`)
  await expect(pages).toContainText('Page 3 of 3')
  await expect(versions).toHaveCount(6)
})
