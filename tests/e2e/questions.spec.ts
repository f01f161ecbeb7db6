import { test as bare, type Page } from '@playwright/test'
import postgres from 'postgres'
import { expect, makeMember, signIn, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const QUESTION = 'does baricitinib help alopecia in adults'
const ABSENT = 'spoons for alopecia'

const at = (q: string) => `/studies?q=${encodeURIComponent(q)}`
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' })

/** As if a person had checked every finding of baricitinib against the first words of its abstract. */
test.beforeAll(async () => {
  const sql = postgres(process.env.DATABASE_URL as string, { max: 1 })
  await sql`update study_summaries set checked_at = now(), source_section = 0, source_start = 0, source_end = 20
    where current and tldr is not null and study_id in (
      select study_id from search_documents where document @@ 'baricitinib & alopecia'::tsquery)`
  await sql.end()
})

test('a question in words is read as one, and answered by what has all of it', async ({ page }) => {
  await page.goto(at(QUESTION))
  const results = resultsOf(page)
  await results.getByText('Understood as').click()
  await expect(results.locator('dl')).toContainText('Intervention: baricitinib')
  await expect(results.getByText('Not required in a study: ')).toBeVisible()
  await expect(results.getByText('help, adults', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^This library has no study/ })).toHaveCount(0)
  expect(await seriousFaults(page)).toEqual([])
})

test('findings in view lead to their sentences, can be folded, and stay so for one reader', async ({
  page,
  colleague,
}) => {
  await page.goto(at(QUESTION))
  const answer = page.getByRole('region', { name: 'Findings in view' })
  await expect(answer).toContainText('Not a pooled result.')
  const first = answer.getByRole('listitem').first().getByRole('link')
  await expect(first).toHaveAttribute('href', /\/studies\/.*#source-0-0$/)
  await answer.getByRole('button', { name: 'Fold findings' }).click()
  await expect(answer.getByRole('listitem')).toHaveCount(0)
  await page.goto(at('baricitinib for alopecia'))
  await expect(answer.getByRole('button', { name: 'Show findings' })).toBeVisible()
  await colleague.page.goto(at(QUESTION))
  await expect(colleague.page.getByRole('button', { name: 'Fold findings' })).toBeVisible()
  await answer.getByRole('button', { name: 'Show findings' }).click()
  await expect(first).toBeVisible()
})

test('a question of which the library has no study says so first', async ({ page }) => {
  await page.goto(at(ABSENT))
  const results = resultsOf(page)
  const said = results.getByRole('region', { name: 'This library has no study with results about spoons in alopecia.' })
  await expect(said).toContainText(/^.*\d+ studies, newest \w+ \d{4}\./)
  await expect(said.getByRole('link', { name: 'Search PubMed for this' })).toHaveAttribute(
    'href',
    'https://pubmed.ncbi.nlm.nih.gov/?term=spoons%20for%20alopecia',
  )
  // It stands before anything that was found.
  const top = async (part: ReturnType<Page['locator']>) => (await part.boundingBox())?.y ?? 0
  expect(await top(said)).toBeLessThan(await top(results.getByRole('article').first()))
  expect(await seriousFaults(page)).toEqual([])
  await said.getByRole('link', { name: 'alopecia', exact: true }).click()
  await expect(page).toHaveURL('/studies?q=alopecia')
  await expect(page.getByRole('heading', { name: /^This library has no study/ })).toHaveCount(0)
})

test('where a word is in no study, that is said as plainly, with where else to look', async ({ page }) => {
  await page.goto(at('"spoons" lupus'))
  const said = resultsOf(page).getByRole('region', {
    name: /^No study in this library answers all of “"spoons" lupus”/,
  })
  await expect(said.getByRole('link', { name: 'Search PubMed for this' })).toBeVisible()
  await expect(said.getByRole('button', { name: 'Ask for it' })).toBeVisible()
  await expect(resultsOf(page).getByRole('article').first()).toBeVisible()
  await page.goto(`${at('baricitinib lupus')}&from=1990&to=1991`)
  await expect(page.getByRole('heading', { name: /^No study .*answers all of/ })).toHaveCount(0)
})

test('filters count those that answer all of it, and related ones where that is asked', async ({ page }) => {
  await page.goto(at('baricitinib lupus alopecia'))
  const filters = page.getByRole('complementary', { name: 'Filters' })
  await expect(resultsOf(page).getByText(/^\d+ stud(y|ies) answers? all of it$/)).toBeVisible()
  await expect(resultsOf(page).getByRole('heading', { name: /^Related: \d+/ })).toBeVisible()
  await filters.getByRole('link', { name: 'Count related studies too' }).click()
  await expect(page).toHaveURL(/related=counted/)
  await expect(filters.getByText('Filters count related studies too.')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('a question is read, findings are folded, and what is not here is said', async ({ page }) => {
    await signIn(page, await makeMember('Ada Scriptless-Question'), at(QUESTION))
    const answer = page.getByRole('region', { name: 'Findings in view' })
    await answer.getByRole('button', { name: 'Fold findings' }).click()
    await expect(answer.getByRole('button', { name: 'Show findings' })).toBeVisible()
    await expect(page).toHaveURL(/q=does/)
    await page.goto(at(ABSENT))
    await expect(page.getByRole('heading', { name: /^This library has no study/ })).toBeVisible()
  })
})
