import { randomUUID } from 'node:crypto'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { importFiles, studyOf } from '../support/corpus'
import { expect, test } from '../support/portal'
import { articleSet, articleXml, journalXml } from '../support/pubmed-xml'

const abstract = (results: string) =>
  `<Abstract><AbstractText Label="METHODS">We randomly assigned 180 adults to bogbean tea or water.</AbstractText>
  <AbstractText Label="RESULTS">${results}</AbstractText></Abstract>`

// One worker imports the studies, once.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  const results = [
    'Compared with water, bogbean tea lowered the risk of relapse (HR 0.70, 95% CI 0.52 to 0.94) and of fever (HR 1.05, 95% CI 0.80 to 1.38).',
    'Bogbean tea lowered the risk of relapse compared with water (HR 0.88, 95% CI 0.66 to 1.17).',
  ]
  await importFiles(
    articleSet(
      ...results.map((text, index) =>
        articleXml({
          pmid: 99_120_001 + index,
          title: `Bogbean tea for yawning, trial ${index + 1}: a randomised trial.`,
          article: abstract(text),
          journal: journalXml(`<Year>${2018 + index}</Year>`),
        }),
      ),
    ),
  )
})

test('effects of a search are drawn once measure, outcome and direction are chosen, and keep the question', async ({
  page,
}) => {
  await page.goto('/studies?q=bogbean')
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Forest plot' }).click()
  await expect(page).toHaveURL('/studies?q=bogbean&view=forest')
  const plot = page.getByRole('table', { name: 'Forest plot' })
  await expect(page.getByText('Choose a measure, an outcome and a direction')).toBeVisible()
  await expect(plot).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Measure' }).getByRole('link', { name: 'Hazard ratio (3)' }).click()
  await page.getByRole('navigation', { name: 'Outcome' }).getByRole('link', { name: 'relapse (2)' }).click()
  await expect(plot).toHaveCount(0)
  await page.getByRole('link', { name: 'Less is better' }).click()
  await expect(page).toHaveURL('/studies?q=bogbean&view=forest&measure=HR&outcome=relapse&better=less')
  await expect(plot.getByRole('img')).toHaveCount(2)
  await expect(plot.getByText('← favours Bogbean tea')).toBeVisible()
  await expect(plot.getByText('favours water →')).toBeVisible()
  await expect(
    page.getByRole('row').filter({ hasText: 'Hazard ratio for relapse, bogbean tea v water, 0.88' }),
  ).toBeVisible()
  // Each strip stands in the row of its words, and no word reaches into the picture.
  const row = plot.getByRole('row').filter({ hasText: '0.88' })
  const [words, strip] = [await row.getByRole('rowheader').boundingBox(), await row.getByRole('img').boundingBox()]
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual((strip?.x ?? 0) + 1)
  await page.getByRole('link', { name: 'Show pooled estimate' }).click()
  await expect(page.getByText('one common effect, studies weighted by the inverse of their variance')).toBeVisible()
  await row.getByRole('link', { name: /^Exclude/ }).click()
  await expect(page).toHaveURL(/measure=HR&outcome=relapse&better=less&without=[\d.]+&pooled=yes/)
  await expect(plot.getByRole('img', { name: 'not drawn' })).toHaveCount(1)
})

test('a list is drawn as strength over time: each mark leads to its study, a table says the same', async ({
  page,
  reader,
}) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Yawning', description: '' })
  await page.goto(`/lists/${id}/timeline`)
  await expect(page.getByText('No studies yet')).toBeVisible()
  for (const pmid of [99_120_001, 99_120_002]) {
    const studyId = Number((await studyOf(pmid))?.id)
    await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  await page.goto(`/lists/${id}/table`)
  await page.getByRole('link', { name: 'Timeline' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yawning: strength over time')
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByRole('figure').getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bogbean tea for yawning')
})

test('somebody else’s list has no timeline', async ({ colleague, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Mine alone', description: '' })
  const answer = await colleague.page.goto(`/lists/${id}/timeline`)
  expect(answer?.status()).toBe(404)
})
