import { randomUUID } from 'node:crypto'
import { createList } from '@/db/lists/lists'
import { saveStudies } from '@/db/lists/save-studies'
import { asOwner, importFiles } from '../support/corpus'
import { idOf, saved, test, trial } from '../support/editing'
import { test as base, expect } from '../support/portal'
import { articleSet } from '../support/pubmed-xml'
import { seriousFaults } from '../support/serious-faults'

const [FIRST, SECOND, FACTS] = [99_100_021, 99_100_022, 99_100_023]

// One worker imports the studies, once.
base.describe.configure({ mode: 'default' })

base.beforeAll(async () => {
  await importFiles(articleSet(...[FIRST, SECOND, FACTS].map((pmid) => trial(pmid))))
})

test('an editor takes the drafts that are saved, and steps on and back among them by keys', async ({
  page,
  editor,
}) => {
  const listIds: string[] = []
  // More than anybody else's: nothing comes between the two.
  for (let list = 1; list <= 30; list++)
    listIds.push((await createList(editor, { key: randomUUID(), name: `Queue ${list}`, description: '' })).id)
  const studyIds = [await idOf(FIRST), await idOf(SECOND)]
  // At most twenty at once.
  for (const some of [listIds.slice(0, 15), listIds.slice(15)])
    await saveStudies(editor, { key: randomUUID(), studyIds, listIds: some, newListName: '' })
  await page.goto('/drafts')
  await page
    .getByRole('navigation', { name: 'Why they wait' })
    .getByRole('link', { name: /^Saved [1-9]/ })
    .click()
  await expect(page).toHaveURL('/drafts?of=saved')
  const row = page.locator('[data-row]').filter({ hasText: String(SECOND) })
  await expect(row).toContainText('saved in 30 lists')
  expect(await seriousFaults(page)).toEqual([])
  await row.getByRole('link', { name: /^Check and edit/ }).click()
  const at = (pmid: number) => new RegExp(`/drafts/${pmid}\\?place=0\\.0\\.30\\.\\d+&of=saved$`)
  await expect(page).toHaveURL(at(SECOND))
  await page.waitForLoadState('networkidle')
  await page.keyboard.press(']')
  await expect(page).toHaveURL(at(FIRST))
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('[')
  await expect(page).toHaveURL(at(SECOND))
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('u')
  await expect(page).toHaveURL('/drafts?of=saved')
})

test('each fact that was read is accepted or rejected with one key, and what is saved is what stands', async ({
  page,
}) => {
  const facts = () =>
    asOwner(async (sql) => {
      const [row] = await sql`
        select m.facts from study_summaries m join studies s on s.id = m.study_id where s.pmid = ${FACTS} and m.current`
      return row?.facts
    })
  const before = await facts()
  expect(before).toMatchObject({ sampleSize: 180, population: expect.any(String) })
  await page.goto(`/drafts/${FACTS}`)
  await page.waitForLoadState('networkidle')
  const selected = page.locator('[data-row][data-selected]')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(selected).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(await seriousFaults(page)).toEqual([])
  const first = await selected.getAttribute('data-row')
  expect(first).toBe('Population')
  // Rejected, then accepted after all.
  await page.keyboard.press('d')
  await expect(page.getByLabel('Population', { exact: true })).toHaveValue('')
  await expect(selected).not.toHaveAttribute('data-row', 'Population')
  await page.keyboard.press('k')
  await page.keyboard.press('a')
  await expect(page.getByLabel('Population', { exact: true })).toHaveValue(before.population)
  while ((await selected.getAttribute('data-row')) !== 'Participants') await page.keyboard.press('a')
  await page.keyboard.press('d')
  await expect(page.getByLabel('Participants')).toHaveValue('')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toHaveText('Saved as checked, version 2.')
  const after = await facts()
  expect(after.population).toBe(before.population)
  expect(after.words.population).toEqual(before.words.population)
  expect(after).not.toHaveProperty('sampleSize')
  await page.goto('/drafts')
  await page.getByText('How often facts are accepted as they were read').click()
  await expect(page.getByText('Participants', { exact: true })).toBeVisible()
})
