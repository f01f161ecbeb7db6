import { randomUUID } from 'node:crypto'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { importFiles, studyOf } from '../support/corpus'
import { expect, test } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'

const PMID = 99_130_002
const LONG = 'hawthornleaf/meadowsweetblossom/agrimonyrootextract'

// One worker imports the study, once.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  const abstract = `<Abstract><AbstractText Label="METHODS">We randomly assigned 1,240 adults with yawning to ${LONG} or placebo.</AbstractText>
    <AbstractText Label="RESULTS">${LONG} lowered the risk of yawning compared with placebo (hazard ratio 0.70, 95% CI 0.52 to 0.94; p = 0.02).</AbstractText></Abstract>`
  await importFiles(
    articleSet(
      articleXml({ pmid: PMID, title: `${LONG} for yawning in adults: a randomised trial.`, article: abstract }),
    ),
  )
})

/** As wide as a sheet of A4 on its side between its margins. */
const SHEET = { width: 1047, height: 718 }

test('on paper a table of evidence fits its sheet, and a plot says what it shows', async ({ page, reader }) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'Yawning', description: '' })
  const studyId = Number((await studyOf(PMID))?.id)
  await saveToLists(reader, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  await page.setViewportSize(SHEET)
  await page.emulateMedia({ media: 'print' })

  await page.goto(`/lists/${id}/table`)
  await expect(page.getByRole('row').filter({ hasText: '1,240' })).toBeVisible()
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await over()).toBe(0)
  // A figure stays in one piece: no higher than a line.
  const figure = page.getByRole('cell', { name: '1,240', exact: true })
  const lines = await figure.evaluate((cell) => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return range.getClientRects().length
  })
  expect(lines).toBe(1)

  await page.goto(`/lists/${id}/forest?measure=HR&outcome=yawning&better=less`)
  await expect(page.getByRole('navigation', { name: 'Measure' })).toBeHidden()
  await expect(page.getByText(/^Hazard ratio, outcome: yawning$/)).toBeVisible()

  await page.goto(`/lists/${id}/timeline`)
  await expect(page.getByText('The same as a table')).toBeHidden()
  expect(await over()).toBe(0)
})
