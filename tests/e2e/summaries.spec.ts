import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Locator, Page } from '@playwright/test'
import { saveToLists } from '@/db/list-savings'
import { createList } from '@/db/lists'
import { asOwner, importFiles, studyOf } from '../support/corpus'
import { test as base, expect, type Member, makeMember, signIn } from '../support/portal'
import { articleSet, articleXml } from '../support/pubmed-xml'

// One worker imports the studies, once.
base.describe.configure({ mode: 'default' })

const section = (label: string, text: string) =>
  `<AbstractText Label="${label}" NlmCategory="${label}">${text}</AbstractText>`
const FINDING = 'Sorrel syrup lowered the itching score of adults with hives compared with placebo.'
const abstract = (finding: string) =>
  `<Abstract>${[
    section('OBJECTIVE', 'To find out whether sorrel syrup lowers itching in hives.'),
    section('METHODS', 'We randomly assigned 180 adults with hives to sorrel syrup or placebo.'),
    section('RESULTS', 'The itching score fell by 3.1 points with sorrel syrup (p = 0.01).'),
    section('CONCLUSIONS', finding),
  ].join('')}</Abstract>`
const record = (pmid: number, finding = FINDING, revised = '2024-01-02') =>
  articleXml({
    pmid,
    title: `Sorrel syrup for hives, trial ${pmid}: a randomised trial.`,
    article: abstract(finding),
    revised,
  })

const [KEYBOARD, CONFLICT, RELOADED, LEVELLED, SCRIPTLESS, CHANGED, STRANGE, BARE] = [1, 2, 3, 4, 5, 6, 7, 8].map(
  (number) => 99_100_000 + number,
) as [number, number, number, number, number, number, number, number]

base.beforeAll(async () => {
  await importFiles(
    articleSet(
      ...[KEYBOARD, CONFLICT, RELOADED, LEVELLED, SCRIPTLESS, CHANGED, STRANGE].map((pmid) => record(pmid)),
      articleXml({ pmid: BARE, title: 'Sorrel syrup in a letter without abstract.' }),
    ),
  )
})

/** `page` is signed in as an editor of this test's own. */
const test = base.extend<{ editor: Member }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  reader: async ({}, use) => use(await makeMember('Eva Editor', 'editor')),
  editor: async ({ reader }, use) => use(reader),
})

const idOf = async (pmid: number) => Number((await studyOf(pmid))?.id)

/** What is stored of a study's summary, oldest first. */
const stored = (pmid: number) =>
  asOwner(
    (sql) => sql<{ version: number; current: boolean; tldr: string; checker: string | null }[]>`
      select s.version, s.current, s.tldr, u.name as checker
      from study_summaries s join studies t on t.id = s.study_id left join users u on u.id = s.checked_by
      where t.pmid = ${pmid} order by s.version`,
  )

const tldr = (page: Page) => page.getByLabel('TL;DR', { exact: true })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved as/ })
const said = (page: Page) => page.getByRole('region', { name: 'TL;DR' })
const versions = (page: Page) => page.getByRole('region', { name: 'Versions of the summary' }).getByRole('listitem')

/** Tabs on until it is reached, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator) {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function secondEditor(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await signIn(page, await makeMember('Ben Editor', 'editor'))
  return page
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
  const [draft] = await stored(KEYBOARD)
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
  await expect(page).toHaveURL(`/drafts/${KEYBOARD}`)

  await tabTo(page, tldr(page))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Sorrel syrup cures hives in 400 adults.')
  await expect(page.getByText('28 words left of 35')).toBeVisible()
  const warnings = page.getByRole('status', { name: 'Warnings about the TL;DR' })
  await expect(warnings).toContainText('The number 400 is not in the abstract.')
  await expect(warnings).toContainText('“cures” claims more certainty than the abstract does.')
  await tabTo(page, page.getByRole('button', { name: 'Save as checked' }))
  await page.keyboard.press('Enter')
  await expect(saved(page)).toHaveText('Saved as checked, version 2.')
  await expect(page.getByText(/^saved with \d open warnings?$/)).toBeVisible()
  expect(await stored(KEYBOARD)).toEqual([
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
  await expect(versions(page).first().getByText('The number 400 is not in the abstract.')).toBeVisible()
  const restore = page.getByRole('button', { name: /^Restore this version, version 1/ })
  await tabTo(page, restore)
  await page.keyboard.press('Enter')
  await expect(versions(page)).toHaveCount(3)
  await expect(said(page)).toContainText(draft?.tldr as string)
  expect((await stored(KEYBOARD)).map(({ current, tldr }) => [current, tldr])).toEqual([
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
  await page.goto(`/drafts/${BARE}`)
  await expect(page.getByRole('heading', { name: 'No abstract' })).toBeVisible()
  await tldr(page).fill('A letter about sorrel syrup.')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('link', { name: 'Next in the queue' }).click()
  await expect(page).toHaveURL(/\/drafts\/(?!next)\w+$/)
  expect(page.url()).not.toContain(String(BARE))
  await page.goto('/drafts')
  await expect(page.locator('[data-row]').filter({ hasText: 'in a letter without abstract' })).toHaveCount(0)
})

test('two editors at once: the later one sees both texts and how they differ, and nothing is lost', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await secondEditor(browser, baseURL)
  await page.goto(`/drafts/${CONFLICT}`)
  await other.goto(`/drafts/${CONFLICT}`)
  await tldr(other).fill('Sorrel syrup lowered itching in hives.')
  await other.getByRole('button', { name: 'Save as draft' }).click()
  await expect(saved(other)).toHaveText('Saved as a draft, version 2.')

  await tldr(page).fill('Sorrel syrup lowered itching in adults.')
  await page.getByLabel('Population').fill('adults, hives')
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(page.getByRole('alert')).toContainText('your text is kept')
  await expect(tldr(page)).toHaveValue('Sorrel syrup lowered itching in adults.')
  await expect(page.getByLabel('Population')).toHaveValue('adults, hives')
  await expect(page.getByText('Sorrel syrup lowered itching in hives.', { exact: true })).toBeVisible()
  await expect(page.locator('del')).toContainText(['hives'])
  await expect(page.locator('ins')).toContainText(['adults'])
  expect((await stored(CONFLICT)).at(-1)).toMatchObject({ tldr: 'Sorrel syrup lowered itching in hives.' })

  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toHaveText('Saved as checked, version 3.')
  expect((await stored(CONFLICT)).slice(1)).toEqual([
    { version: 2, current: false, tldr: 'Sorrel syrup lowered itching in hives.', checker: null },
    { version: 3, current: true, tldr: 'Sorrel syrup lowered itching in adults.', checker: 'Eva Editor' },
  ])
  await other.context().close()
})

test('what was typed outlives a reload, says when the saved text has changed, and can be discarded', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(`/drafts/${RELOADED}`)
  const before = await tldr(page).inputValue()
  await tldr(page).fill('Half a thought about sorrel.')
  await page.getByLabel('Level of evidence').selectOption('3')
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('"level\\":\\"3')
  await page.reload()
  await expect(page.getByText('Your unsaved text is back.')).toBeVisible()
  await expect(tldr(page)).toHaveValue('Half a thought about sorrel.')
  await expect(page.getByLabel('Level of evidence')).toHaveValue('3')
  await expect(page.getByText('30 words left of 35')).toBeVisible()

  const other = await secondEditor(browser, baseURL)
  await other.goto(`/drafts/${RELOADED}`)
  await tldr(other).fill('A whole thought about sorrel.')
  await other.getByRole('button', { name: 'Save as draft' }).click()
  await expect(saved(other)).toBeVisible()
  await other.context().close()
  await page.reload()
  await expect(page.getByText('What is saved has changed since you typed it')).toBeVisible()
  await expect(page.getByText('A whole thought about sorrel.', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(tldr(page)).toHaveValue('A whole thought about sorrel.')
  expect(before).not.toBe('A whole thought about sorrel.')
  await page.reload()
  await expect(tldr(page)).toHaveValue('A whole thought about sorrel.')
  await expect(page.getByText('Your unsaved text is back.')).toBeHidden()
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
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()

  await page.goto(`/studies/${LEVELLED}`)
  const facts = page.locator('dl').filter({ hasText: 'Participants' })
  await facts.getByText('Level 4 · Randomised trial').click()
  await expect(facts).toContainText('Set by Eva Editor')
  await expect(facts).toContainText('Most participants left before the end.')
  await expect(facts).toContainText('By its design alone it would be level 2')

  const { id } = await createList(editor, { key: randomUUID(), name: 'Hives', description: '' })
  const studyId = await idOf(LEVELLED)
  await saveToLists(editor, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  await page.goto(`/lists/${id}/table`)
  await expect(page.getByRole('cell', { name: /adults with hives of any cause/ })).toContainText('mended by a person')
  await expect(page.getByRole('cell', { name: /^4/ })).toContainText('mended by a person')
  const file = await (await page.request.get(`/lists/${id}/table/csv`)).text()
  expect(file).toMatch(/Level; Population\r\n$/)
  await page.getByRole('link', { name: /^Mend/ }).click()
  await expect(page).toHaveURL(`/drafts/${LEVELLED}`)
})

test('a checked summary whose abstract changes asks to be checked again, first of all', async ({ page, editor }) => {
  await page.goto(`/drafts/${CHANGED}`)
  await page.getByRole('button', { name: 'Save as checked' }).click()
  await expect(saved(page)).toBeVisible()
  await importFiles(articleSet(record(CHANGED, 'Sorrel syrup did not change the itching of hives.', '2024-03-04')))
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
      expect(await page.title(), path).toContain('Not found')
    }
    await expect(page.getByRole('link', { name: 'Drafts', exact: true })).toHaveCount(0)
    const before = await views()
    await page.goto(`/studies/${STRANGE}`)
    await expect.poll(views).toBe(before + 1)
    await expect(page.getByRole('link', { name: /Check and edit/ })).toHaveCount(0)
    await page.goto(`/studies/${STRANGE}?tab=history`)
    await expect(versions(page).first()).toContainText('machine draft by')
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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a summary is refused with its words kept, saved over a warning, checked, and restored', async ({ page }) => {
    await page.goto(`/drafts/${SCRIPTLESS}`)
    const before = await tldr(page).inputValue()
    await tldr(page).fill('Sorrel syrup proves best in 400 adults.')
    await page.getByLabel('Participants').fill('many')
    await page.getByRole('button', { name: 'Save as checked' }).click()
    await expect(page.getByText('Write how many in figures')).toBeVisible()
    await expect(tldr(page)).toHaveValue('Sorrel syrup proves best in 400 adults.')
    await expect(page.getByText('The number 400 is not in the abstract.')).toBeVisible()
    await page.getByLabel('Participants').fill('1,180')
    await page.getByRole('button', { name: 'Save as checked' }).click()
    await expect(saved(page)).toBeVisible()
    await page.getByRole('link', { name: 'To the study' }).click()
    await expect(said(page)).toContainText('checked by Eva Editor')
    await expect(said(page)).toContainText(/saved with \d open warnings?/)
    await expect(page.locator('dl').first()).toContainText('1,180')
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('button', { name: /^Restore this version/ }).click()
    await expect(said(page)).toContainText(before)
    expect((await stored(SCRIPTLESS)).map(({ tldr }) => tldr)).toEqual([
      before,
      'Sorrel syrup proves best in 400 adults.',
      before,
    ])
  })

  test('a conflict shows what is saved now beside what was typed', async ({ page, browser, baseURL }) => {
    await page.goto(`/drafts/${SCRIPTLESS}`)
    const other = await secondEditor(browser, baseURL)
    await other.goto(`/drafts/${SCRIPTLESS}`)
    await tldr(other).fill('Somebody else wrote this.')
    await other.getByRole('button', { name: 'Save as draft' }).click()
    await expect(saved(other)).toBeVisible()
    await other.context().close()
    await tldr(page).fill('Somebody here wrote this.')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(page.getByRole('alert')).toContainText('your text is kept')
    await expect(tldr(page)).toHaveValue('Somebody here wrote this.')
    await expect(page.getByText('Somebody else wrote this.', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(saved(page)).toBeVisible()
    expect((await stored(SCRIPTLESS)).at(-1)).toMatchObject({ tldr: 'Somebody here wrote this.' })
  })
})
