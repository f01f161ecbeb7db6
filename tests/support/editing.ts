import type { Browser, Page } from '@playwright/test'
import { asOwner, studyOf } from './corpus'
import { test as base, type Member, makeMember, signIn } from './portal'
import { articleXml } from './pubmed-xml'

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

/** A trial that a machine can draft a summary of. */
export const trial = (pmid: number, finding = FINDING, revised = '2024-01-02') =>
  articleXml({
    pmid,
    title: `Sorrel syrup for hives, trial ${pmid}: a randomised trial.`,
    article: abstract(finding),
    revised,
  })

/** `page` is signed in as an editor of the test's own. */
export const test = base.extend<{ editor: Member }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  reader: async ({}, use) => use(await makeMember('Eva Editor', 'editor')),
  editor: async ({ reader }, use) => use(reader),
})

export async function secondEditor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await signIn(page, await makeMember('Ben Editor', 'editor'))
  return page
}

export const idOf = async (pmid: number) => Number((await studyOf(pmid))?.id)

/** What is stored of a study's summary, oldest first. */
export const storedVersions = (pmid: number) =>
  asOwner(
    (sql) => sql<{ version: number; current: boolean; tldr: string; checker: string | null }[]>`
      select s.version, s.current, s.tldr, u.name as checker
      from study_summaries s join studies t on t.id = s.study_id left join users u on u.id = s.checked_by
      where t.pmid = ${pmid} order by s.version`,
  )

/** The field of the form. */
export const tldr = (page: Page) => page.getByLabel('TL;DR', { exact: true })
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved as/ })
/** The summary on the page of its study. */
export const said = (page: Page) => page.getByRole('region', { name: 'TL;DR' })
