import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { readReviewQueue } from '@/db/summaries/review-queue'
import { asOwner, importFiles } from '../support/corpus'
import { idOf, said, saved, storedVersions, test, tldr, trial } from '../support/editing'
import { test as base, expect } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'

// One worker imports the studies, once.
base.describe.configure({ mode: 'default' })

const [KEYBOARD, LEVELLED, CHANGED, STRANGE, BARE] = [99_100_001, 99_100_002, 99_100_003, 99_100_004, 99_100_005]

base.beforeAll(async () => {
  await importFiles(
    articleSet(
      ...[KEYBOARD, LEVELLED, CHANGED, STRANGE].map((pmid) => trial(pmid)),
      articleXml({ pmid: BARE, title: 'Sorrel syrup in a letter without abstract.' }),
    ),
  )
})

const versions = (page: Page) => page.getByRole('region', { name: 'Versions of the summary' }).locator('> ol > li')

/** Tabs on until it is reached, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator) {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('by keyboard from the queue over a warning to a checked summary, and back to what it was', async ({
  page,
  editor,
}) => {
  const studyId = await idOf(KEYBOARD)
  for (let list = 1; list <= 9; list++) {
    const { id } = await createList(editor, { key: randomUUID(), name: `Hives ${list}`, description: '' })
    await saveToLists(editor, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const [draft] = await storedVersions(KEYBOARD)
  await page.goto('/')
  await page.getByRole('link', { name: 'Drafts', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Drafts to check')
  const row = page.locator('[data-row]').filter({ hasText: String(KEYBOARD) })
  await expect(row).toContainText('saved in 9 lists')
  await page.waitForLoadState('networkidle')
  await expect(async () => {
    await page.keyboard.press('j')
    expect(await row.getAttribute('data-selected')).toBe('')
  }).toPass({ intervals: [50] })
  await page.keyboard.press('e')
  await expect(page).toHaveURL(new RegExp(`/drafts/${KEYBOARD}\\?place=0\\.0\\.9\\.\\d+$`))

  await tabTo(page, tldr(page))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Sorrel syrup cures hives in 400 adults.')
  await expect(page.getByText('28 words left of 35')).toBeVisible()
  const warnings = page.getByRole('status', { name: 'Warnings about the TL;DR' })
  await expect(warnings).toContainText('The number 400 is not in the abstract.')
  await expect(warnings).toContainText('“cures” claims more certainty than the abstract does.')
  await expect(tldr(page)).toHaveAccessibleDescription(/Warnings about the TL;DR.*The number 400/)
  await tabTo(page, page.getByRole('button', { name: 'Save as checked' }))
  await page.keyboard.press('Enter')
  await expect(saved(page)).toHaveText('Saved as checked, version 2.')
  await expect(page.getByText(/^saved with \d open warnings?$/)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Warnings about: ?TL;DR$/ })).toHaveAttribute('href', '#tldr')
  expect(await storedVersions(KEYBOARD)).toEqual([
    { version: 1, current: false, tldr: draft?.tldr, checker: null },
    { version: 2, current: true, tldr: 'Sorrel syrup cures hives in 400 adults.', checker: 'Eva Editor' },
  ])

  await tabTo(page, page.getByRole('link', { name: 'To the study' }))
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('Sorrel syrup cures hives in 400 adults.')
  await expect(said(page)).toContainText('checked by Eva Editor')
  const over = said(page).getByRole('link', { name: /^saved with 2 open warnings$/ })
  await tabTo(page, over)
  await page.keyboard.press('Enter')
  await expect(versions(page)).toHaveCount(2)
  await expect(versions(page).first().locator('ins').first()).toContainText('cures')
  await versions(page).first().getByText('saved with 2 open warnings').click()
  await expect(versions(page).first().getByText('TL;DR: The number 400 is not in the abstract.')).toBeVisible()
  const restore = page.getByRole('button', { name: /^Restore this version ?, version 1/ })
  await tabTo(page, restore)
  await page.keyboard.press('Enter')
  await expect(versions(page)).toHaveCount(3)
  await expect(said(page)).toContainText(draft?.tldr as string)
  expect((await storedVersions(KEYBOARD)).map(({ current, tldr }) => [current, tldr])).toEqual([
    [false, draft?.tldr],
    [false, 'Sorrel syrup cures hives in 400 adults.'],
    [true, draft?.tldr],
  ])
})

test('what was checked leaves the queue, and the next one is a step away', async ({ page, editor }) => {
  const pmids = [STRANGE, BARE]
  const { id } = await createList(editor, { key: randomUUID(), name: 'Two to check', description: '' })
  for (const pmid of pmids) {
    const studyId = await idOf(pmid)
    await saveToLists(editor, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const waits = async () => {
    const ids: number[] = []
    for (let at = 1; ; at++) {
      const { drafts, more } = await readReviewQueue(editor, at)
      ids.push(...drafts.map(({ study }) => study.id))
      if (!more) return ids.includes(await idOf(BARE))
    }
  }
  expect(await waits()).toBe(true)
  await page.goto(`/drafts/${BARE}`)
  await expect(page.getByRole('heading', { name: 'No abstract' })).toBeVisible()
  await tldr(page).fill('A letter about sorrel syrup.')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('link', { name: 'Next in the queue' }).click()
  await expect(page).not.toHaveURL(new RegExp(`next|${BARE}`))
  await expect(tldr(page)).toBeVisible()
  expect(await waits()).toBe(false)
})

test('another level needs a reason; the study, a table and its file say that a person set it', async ({
  page,
  editor,
}) => {
  await page.goto(`/drafts/${LEVELLED}`)
  await page.getByLabel('Level of evidence').selectOption('4')
  await page.getByLabel('Population').fill('adults with hives')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(page.getByText('Say why, for those who read the level.')).toBeVisible()
  await expect(page.getByLabel('Level of evidence')).toHaveValue('4')
  await expect(page.getByLabel('Population')).toHaveValue('adults with hives')
  await page.getByLabel('Population').fill('adults with hives of any cause')
  await page.getByLabel('Reason for another level').fill('Most participants left before the end.')
  await page.getByLabel('Effects').fill('Risk ratio for hives nought')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(page.getByText('“Risk ratio for hives nought”: write it as')).toBeVisible()
  await page.getByLabel('Effects').fill('Risk ratio for hives 0.5 (95 % CI 0.25 to 0.99)')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()

  await page.goto(`/studies/${LEVELLED}`)
  const facts = page.locator('dl').filter({ hasText: 'Participants' })
  await facts.getByText('Level 4 · Randomised trial').click()
  await expect(facts).toContainText('Set by Eva Editor')
  await expect(facts).toContainText('Most participants left before the end.')
  await expect(facts).toContainText('By its design alone it would be level 2')
  await expect(facts).toContainText('Risk ratio for hives 0.50 (95 % CI 0.25 to 0.99) edited by hand')

  const { id } = await createList(editor, { key: randomUUID(), name: 'Hives', description: '' })
  const studyId = await idOf(LEVELLED)
  await saveToLists(editor, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  await page.goto(`/lists/${id}/table`)
  await expect(page.getByRole('cell', { name: /adults with hives of any cause/ })).toContainText('edited by hand')
  await expect(page.getByRole('cell', { name: /^4/ })).toContainText('edited by hand')
  const file = await (await page.request.get(`/lists/${id}/table/csv`)).text()
  expect(file).toMatch(/Level; Population; Effect\r\n$/)
  await page.getByRole('link', { name: /^Edit/ }).click()
  await expect(page).toHaveURL(`/drafts/${LEVELLED}`)
})

test('a checked summary whose abstract changes asks to be checked again, first of all', async ({ page, editor }) => {
  await page.goto(`/drafts/${CHANGED}`)
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()
  await importFiles(articleSet(trial(CHANGED, 'Sorrel syrup did not change the itching of hives.', '2024-03-04')))
  const { id } = await createList(editor, { key: randomUUID(), name: 'Changed', description: '' })
  const studyId = await idOf(CHANGED)
  await saveToLists(editor, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  await page.goto(`/studies/${CHANGED}`)
  await expect(said(page)).toContainText('The abstract has changed since.')
  await expect(said(page)).toContainText('checked by Eva Editor')
  await page.goto('/drafts')
  await expect(page.locator('[data-row]').filter({ hasText: String(CHANGED) })).toContainText(
    'abstract changed since it was checked',
  )
  await page.goto(`/drafts/${CHANGED}`)
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()
  await page.goto(`/studies/${CHANGED}`)
  await expect(said(page)).not.toContainText('The abstract has changed since.')
})

base(
  'for anybody but an editor there are no such pages, and opening a study is all that is counted',
  async ({ page }) => {
    const views = () =>
      asOwner(async (sql) => {
        const [row] = await sql`
        select coalesce(sum(views), 0)::int as views from study_views v join studies s on s.id = v.study_id
        where s.pmid = ${STRANGE}`
        return row?.views
      })
    for (const path of ['/drafts', `/drafts/${STRANGE}`, '/drafts/next', '/drafts/1', '/drafts/no-study']) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByText('There is no such page, or it is not yours to see')).toBeVisible()
    }
    await expect(page.getByRole('link', { name: 'Drafts', exact: true })).toHaveCount(0)
    const before = await views()
    await page.goto(`/studies/${STRANGE}`)
    await expect.poll(views).toBe(before + 1)
    await expect(page.getByRole('link', { name: /Check and edit/ })).toHaveCount(0)
    await page.goto(`/studies/${STRANGE}?tab=history`)
    await expect(versions(page).first()).toContainText('Machine draft')
    await expect(page.getByRole('button', { name: /Restore/ })).toHaveCount(0)
    expect(await views()).toBe(before + 1)
  },
)

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing serious on the editor’s pages, and nothing scrolls sideways', async ({ page }) => {
      await page.goto(`/drafts/${STRANGE}`)
      await tldr(page).fill('Sorrel syrup cures 400 adults.')
      await expect(page.getByText('The number 400 is not in the abstract.')).toBeVisible()
      const faults: Record<string, unknown> = {}
      for (const path of ['', '/drafts', `/drafts/${BARE}`, `/studies/${KEYBOARD}?tab=history`]) {
        if (path) await page.goto(path)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        if (serious.length > 0) faults[path] = serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
        for (const width of [320, 390, 768, 1320]) {
          await page.setViewportSize({ width, height: 700 })
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          if (over > 0) faults[`${path} at ${width}`] = over
        }
      }
      expect(faults).toEqual({})
    })
  })
}
