import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { asOwner } from '../support/corpus'
import { europePmcReplies, medRecord, preprint } from '../support/europe-pmc-server'
import { iciteReplies } from '../support/icite-server'
import { openalexReplies } from '../support/openalex-server'
import { expect, makeMember, openSession, test } from '../support/portal'
import { pubmedReplies } from '../support/pubmed-server'
import { articleXml, journalXml } from '../support/pubmed-xml'
import { watchList } from '../support/retraction-watch'
import { OF_COLOURS, seriousFaults } from '../support/serious-faults'
import { answersWith, type SourceServer, says, sourceServer } from '../support/source-server'

// One portal has one switch: these come one after the other.
test.describe.configure({ mode: 'serial' })

let server: SourceServer
const word = () => randomUUID().replace(/[^a-f]/g, '')
const [heron, pond] = [`heron${word()}`, `pond${word()}`]
/** Of the demonstration corpus. */
const HERE = 30527631
const PMIDS = [77000001, 77000002, HERE, 77000003]
const articles = new Map(
  PMIDS.map((pmid, index) => [
    pmid,
    articleXml({
      pmid,
      title: `The ${heron} of <b>the ${pond}</b>, part ${index + 1} &lt;script&gt;alert(1)&lt;/script&gt;.`,
      journal: journalXml('<Year>2021</Year>'),
      types: index === 1 ? ['Journal Article', 'Retracted Publication'] : ['Journal Article'],
    }),
  ]),
)

test.beforeAll(async () => {
  server = await sourceServer('http', Number(process.env.E2E_SOURCES_PORT))
})
test.afterAll(async () => {
  await asOwner((sql) => sql`update sources set is_on = false`)
  await server.end()
})
test.beforeEach(() => {
  server.asked.length = 0
  pubmedReplies(server, { pmids: PMIDS, articles, count: 3210 })
})

async function pageOf(browser: Browser, role: 'editor' | 'administrator', baseURL = '', javaScriptEnabled = true) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled })
  await openSession(context, await makeMember(`Some ${role}`, role), baseURL)
  return context.newPage()
}

async function isAccessible(page: Page, what: string) {
  expect(await seriousFaults(page), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await seriousFaults(page, OF_COLOURS), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

test('nothing of a source is there before an administrator switches it on', async ({ page }) => {
  await page.goto(`/studies?q=${heron}`)
  await expect(page.getByText(/Nothing matches/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Find at PubMed' })).toHaveCount(0)
  expect((await page.goto(`/pubmed?q=${heron}`))?.status()).toBe(404)
  expect((await page.goto('/administration/sources'))?.status()).toBe(404)
  expect(server.asked).toEqual([])
})

test('an administrator reads what leaves the house, and switches PubMed on', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'administrator', baseURL)
  await page.goto('/administration/sources')
  const source = page.getByRole('region', { name: /^PubMed/ })
  await expect(source).toContainText('Off')
  await expect(source).toContainText('The words that somebody sends')
  await isAccessible(page, 'sources, off')
  await source.getByRole('button', { name: 'Switch PubMed on' }).click()
  await expect(source.getByRole('alert')).toContainText('Save a contact address first')
  await source.getByLabel('Contact address').fill('library@hospital.example')
  await source.getByLabel('Key, optional').fill('the-key-of-this-hospital')
  await source.getByRole('button', { name: 'Save' }).click()
  await expect(source.getByLabel('New key')).toHaveValue('')
  await source.getByRole('button', { name: 'Switch PubMed on' }).click()
  await expect(source.getByRole('button', { name: 'Switch PubMed off' })).toBeVisible()
  await isAccessible(page, 'sources, on')
  await page.reload()
  expect(await page.content()).not.toContain('the-key-of-this-hospital')
  await page.goto('/administration/audit')
  await expect(page.getByText('switched PubMed on: requests to it may leave the house').first()).toBeVisible()
  expect(server.asked).toEqual([])
  await page.context().close()
})

test('a reader takes a search that found nothing to PubMed, sees what is sent, and what is there', async ({ page }) => {
  await page.goto(`/studies?q=${encodeURIComponent(`"${heron}"[ti] AND ${pond}`)}`)
  await page.getByRole('link', { name: 'Find at PubMed' }).click()
  const words = page.getByLabel('Words for PubMed')
  await expect(words).toHaveValue(`"${heron}"[ti] AND ${pond}`)
  await expect(page.getByText('Your name does not.')).toBeVisible()
  await isAccessible(page, 'before it is sent')
  expect(server.asked).toEqual([])
  await words.fill(`${heron} ${pond}`)
  await page.getByRole('button', { name: 'Search PubMed' }).click()
  await expect(page.getByRole('heading', { name: '3,210 records at PubMed' })).toBeVisible()
  expect(server.asked[0]?.fields.get('term')).toBe(`${heron} ${pond}`)
  await expect(page.getByText('1 of these are here')).toHaveCount(0)
  await expect(page.getByText('1 of these is here')).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: 'PMID 77000002' })
  await expect(row).toContainText('<script>alert(1)</script>')
  await expect(row).toContainText('Retracted')
  await expect(row).toContainText('not here')
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByText('How PubMed read the words').click()
  await expect(page.getByText('[All Fields]')).toBeVisible()
  await isAccessible(page, 'what was found')
  const asked = server.asked.length
  await page.reload()
  expect(server.asked.length).toBe(asked)
})

test('where the page says that a study is not here, it offers each source once', async ({ page }) => {
  await page.goto('/studies?q=spoons+for+alopecia')
  const said = page.getByRole('region', { name: /^This library has no study with results about/ })
  await expect(page.getByRole('link', { name: 'PubMed' })).toHaveCount(1)
  await said.getByRole('link', { name: 'Search PubMed for this' }).click()
  await expect(page.getByLabel('Words for PubMed')).toHaveValue('spoons for alopecia')
})

test('Europe PMC is searched beside PubMed, with preprints, and an editor imports what they choose', async ({
  browser,
  baseURL,
  page: reader,
}) => {
  await asOwner(
    (sql) => sql`insert into sources (key, is_on, contact) values ('europe-pmc', true, 'library@hospital.example')
      on conflict (key) do update set is_on = true, contact = excluded.contact`,
  )
  const number = 10_000_000 + Math.floor(Math.random() * 90_000_000)
  const records = [medRecord(79000001, { title: `The ${heron} at Europe PMC.` }), preprint(number)]
  server.replies(europePmcReplies(records, 321))
  await reader.goto(`/studies?q=${encodeURIComponent(`"${heron}"[ti] AND ${pond}`)}`)
  await reader.getByRole('link', { name: 'Find at Europe PMC' }).click()
  const words = reader.getByLabel('Words for Europe PMC')
  await expect(words).toHaveValue(`(TITLE:"${heron}" AND ${pond}) AND (SRC:MED OR SRC:PPR)`)
  await expect(reader.getByText('Your name does not.')).toBeVisible()
  expect(server.asked).toEqual([])
  await reader.getByRole('button', { name: 'Search Europe PMC' }).click()
  await expect(reader.getByRole('heading', { name: '321 records at Europe PMC' })).toBeVisible()
  expect(server.asked[0]?.fields.get('query')).toBe(`(TITLE:"${heron}" AND ${pond}) AND (SRC:MED OR SRC:PPR)`)
  await expect(reader.getByRole('listitem').filter({ hasText: `Preprint ${number}` })).toContainText('not here')
  await expect(reader.getByRole('checkbox')).toHaveCount(0)
  await isAccessible(reader, 'what Europe PMC found')

  const page = await pageOf(browser, 'editor', baseURL, false)
  await page.goto(`/europe-pmc?q=${heron}`)
  await page.getByRole('button', { name: 'Search Europe PMC' }).click()
  await expect(page.getByRole('heading', { name: '321 records at Europe PMC' })).toBeVisible()
  await page.getByRole('button', { name: 'Import the chosen records' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose at least one record.')
  await page.getByRole('checkbox').nth(0).check()
  await page.getByRole('checkbox').nth(1).check()
  await page.getByRole('button', { name: 'Import the chosen records' }).click()
  const fetched = page.getByRole('region', { name: 'Fetched records' })
  await expect(fetched).toContainText('2 records from Europe PMC')
  await expect(fetched.getByText('Imported')).toBeVisible()
  await page.goto('/studies/79000001')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`The ${heron} at Europe PMC.`)
  const [study] = await asOwner((sql) => sql`select id from studies where source_key = ${`ppr:PPR${number}`}`)
  await page.goto(`/studies/s${study?.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Preprint ${number} of herons`)
  await asOwner((sql) => sql`update sources set is_on = false where key = 'europe-pmc'`)
  expect((await reader.goto('/europe-pmc'))?.status()).toBe(404)
  await page.context().close()
})

test('an editor imports what they choose, without scripts', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'editor', baseURL, false)
  await page.goto(`/pubmed?q=${heron}`)
  await page.getByRole('button', { name: 'Search PubMed' }).click()
  await expect(page.getByRole('heading', { name: '3,210 records at PubMed' })).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(3)
  await page.getByRole('button', { name: 'Import the chosen records' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('checkbox').nth(0).check()
  await page.getByRole('checkbox').nth(2).check()
  await page.getByRole('button', { name: 'Import the chosen records' }).click()
  await expect(page).toHaveURL(/\/administration\/imports/)
  const fetched = page.getByRole('region', { name: 'Fetched records' })
  await expect(fetched).toContainText('2 records from PubMed')
  await expect(fetched.getByText('Imported')).toBeVisible()
  await expect(fetched).toContainText('2 added')
  const rows = await asOwner(
    (sql) => sql`select pmid from studies where pmid between 77000000 and 78999999 order by pmid`,
  )
  expect(rows.map(({ pmid }) => pmid)).toEqual([77000001, 77000003])
  await page.context().close()
})

test('an editor pastes PMIDs and DOIs, and hears what PubMed does not have and why it failed', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'editor', baseURL)
  await page.goto('/administration/imports')
  await page.getByLabel('PMIDs or DOIs').fill('77000002 herons')
  await page.getByRole('button', { name: 'Fetch and import' }).click()
  await expect(page.getByText('“herons” is neither a PMID nor a DOI')).toBeVisible()
  server.replies(answersWith(404))
  await page.getByLabel('PMIDs or DOIs').fill('PMID: 77000002, 78999999, doi:10.1000/no-such-heron')
  await page.getByRole('button', { name: 'Fetch and import' }).click()
  const fetched = page.getByRole('region', { name: 'Fetched records' })
  await expect(fetched).toContainText('PubMed refused the request (status 404).')
  await isAccessible(page, 'imports')
  pubmedReplies(server, { pmids: PMIDS, articles })
  await fetched.getByRole('button', { name: 'Try again' }).click()
  await expect(fetched).toContainText('1 added')
  await expect(fetched).toContainText('2 rejected')
  await fetched.getByRole('link', { name: '3 records from PubMed' }).first().click()
  await expect(page.getByText('PubMed sent no record with this number')).toBeVisible()
  await expect(page.getByText('DOI 10.1000/no-such-heron')).toBeVisible()
  await page.context().close()
})

test('an editor saves a search as a query, tries it, and imports what is new; words are kept where one is wrong', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'editor', baseURL)
  await page.goto(`/pubmed?q=${heron}`)
  await page.getByRole('button', { name: 'Search PubMed' }).click()
  await page.getByRole('link', { name: 'Save as a query that keeps the corpus current' }).click()
  const form = page.getByRole('form', { name: 'New query' })
  await expect(form.getByLabel('Words for PubMed')).toHaveValue(heron)
  await isAccessible(page, 'queries')
  await form.getByLabel('Name').fill(`About the ${heron}`)
  await form.getByLabel('New records at most').fill('20001')
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true
  })
  await form.getByRole('button', { name: 'Save query' }).click()
  await expect(form).toContainText('A whole number from 1 to 20,000.')
  await expect(form.getByLabel('Name')).toHaveValue(`About the ${heron}`)
  await form.getByLabel('New records at most').fill('100')
  await form.getByRole('button', { name: 'Save query' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `About the ${heron}` })).toBeVisible()
  const runs = page.getByRole('region', { name: 'Runs' })
  const later = articleXml({ pmid: 77000004, title: `The ${heron} &lt;script&gt;.`, types: ['Retracted Publication'] })
  pubmedReplies(server, { pmids: [...PMIDS, 77000004], articles: new Map([...articles, [77000004, later]]) })
  await page.getByRole('button', { name: 'Try' }).click()
  await expect(runs).toContainText('trial: 5 records, 1 not here')
  await runs.getByText('What is not here').click()
  await expect(runs).toContainText(`The ${heron} <script>`)
  await isAccessible(page, 'a query')
  await page.getByRole('button', { name: 'Import now' }).click()
  await expect(runs.getByRole('listitem').first()).toContainText('1 new')
  await expect(runs.getByRole('listitem').first()).toContainText('1 retracted')
  await runs.getByRole('link', { name: 'Import' }).click()
  await expect(page).toHaveURL(/\/administration\/imports\/\d+$/)
  await expect(page.getByText(`PubMed: About the ${heron}`)).toBeAttached()
  await page.context().close()
})

test('the records that are here are checked from now on, without scripts; a query is switched off and deleted', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'editor', baseURL, false)
  await page.goto('/administration/queries')
  await page.getByRole('button', { name: 'Check them from now on' }).click()
  await page.getByRole('link', { name: 'Records that are here' }).click()
  await expect(page.getByRole('button', { name: 'Try' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete query' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'PubMed queries' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check them from now on' })).toBeVisible()
  await page.context().close()
})

/** Other tests import at the same time, and nothing from there. */
const importsFromPubmed = () =>
  asOwner((sql) => sql`select count(*)::int from imports where array_to_string(sources, ' ') like '%PubMed%'`)

test('a question becomes a query that is tried first', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'administrator', baseURL)
  // Where home offers it, it leads here; whether it does depends on what was imported.
  await page.goto(`/administration/queries?q=${encodeURIComponent(`${pond} in autumn`)}`)
  await expect(page.getByLabel('Name')).toHaveValue(`${pond} in autumn`)
  await expect(page.getByLabel('Words for PubMed')).toHaveValue(new RegExp(pond))
  await isAccessible(page, 'a question as a query')
  expect(server.asked).toEqual([])
  const before = await importsFromPubmed()
  pubmedReplies(server, { pmids: PMIDS, articles })
  await page.getByRole('button', { name: 'Save and try' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${pond} in autumn` })).toBeVisible()
  await expect(page.getByText(/trial: /)).toBeVisible()
  expect(await importsFromPubmed()).toEqual(before)
  await page.getByRole('button', { name: 'Delete query' }).click()
  await expect(page).toHaveURL(/\/administration\/queries$/)
  await page.context().close()
})

test('switched off, it is gone at once', async ({ browser, baseURL, page: reader }) => {
  const page = await pageOf(browser, 'administrator', baseURL)
  await page.goto('/administration/sources')
  await page.getByRole('button', { name: 'Switch PubMed off' }).click()
  await expect(page.getByRole('button', { name: 'Switch PubMed on' })).toBeVisible()
  expect((await reader.goto('/pubmed'))?.status()).toBe(404)
  await page.goto('/administration/queries')
  await expect(page.getByText('PubMed is switched off under')).toBeVisible()
  expect(server.asked).toEqual([])
  await page.context().close()
})

test('an administrator has sources asked by hand, and a study says who says what', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'administrator', baseURL)
  await page.goto('/administration/sources')
  for (const name of ['iCite', 'Retraction Watch']) {
    const source = page.getByRole('region', { name: new RegExp(`^${name}`) })
    await expect(source).toContainText('Off')
    await expect(source.getByLabel('Key, optional')).toHaveCount(0)
    await expect(source.getByRole('button', { name: 'Ask now' })).toHaveCount(0)
    await source.getByLabel('Contact address').fill('library@hospital.example')
    await source.getByRole('button', { name: 'Save' }).click()
    await expect(source.getByRole('status')).toContainText('Saved.')
    await source.getByRole('button', { name: `Switch ${name} on` }).click()
    await expect(source.getByRole('button', { name: 'Ask now' })).toBeVisible()
  }
  const openalex = page.getByRole('region', { name: /^OpenAlex/ })
  await openalex.getByLabel('Contact address').fill('library@hospital.example')
  await openalex.getByRole('button', { name: 'Save' }).click()
  await expect(openalex.getByRole('status')).toContainText('Saved.')
  await openalex.getByRole('button', { name: 'Switch OpenAlex on' }).click()
  await expect(openalex.getByText('Save a key first', { exact: false })).toBeVisible()
  await openalex.getByLabel('Key', { exact: true }).fill('oa-secret-key')
  await openalex.getByRole('button', { name: 'Save' }).click()
  await expect(openalex.getByLabel('New key')).toBeVisible()
  await openalex.getByRole('button', { name: 'Switch OpenAlex on' }).click()
  await expect(openalex.getByRole('button', { name: 'Ask now' })).toBeVisible()
  expect(await page.content()).not.toContain('oa-secret-key')
  // It is asked about one study at a time: here about the one that comes last, and not about those of all other specs.
  await asOwner(async (sql) => {
    await sql`update sources set done_to = current_date + 1 where key = 'openalex'`
    await sql`update studies set added_at = current_date + 1 where pmid = 77000001`
  })
  expect(server.asked).toEqual([])
  const list = watchList({ pmid: 77000001, nature: 'Expression of concern', noticeDoi: '10.1000/concern' })
  const icite = iciteReplies(new Map([[77000001, { count: 4321, day: '2026-10-05', ratio: 3.274, provisional: true }]]))
  const open = openalexReplies(
    new Map([['pmid:77000001', { count: 5678, url: 'https://www.repository.example/heron.pdf' }]]),
  )
  server.replies((response, asked) => {
    if (asked.path.endsWith('.csv')) says(list, 'text/plain')(response, asked)
    else (asked.path.startsWith('/works/') ? open : icite)(response, asked)
  })
  for (const [name, words] of [
    ['iCite', /1 known/],
    ['Retraction Watch', /1 notice/],
    ['OpenAlex', /1 study asked about, 1 known/],
  ] as const) {
    const source = page.getByRole('region', { name: new RegExp(`^${name}`) })
    await source.getByRole('button', { name: 'Ask now' }).click()
    await expect(source.getByText(`${name} is being asked.`, { exact: false })).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(source.getByText(words)).toBeVisible({ timeout: 1_000 })
    }).toPass()
  }
  await asOwner((sql) => sql`update studies set added_at = now() where pmid = 77000001`)
  await isAccessible(page, 'sources, asked')
  await page.goto('/administration/audit')
  await expect(page.getByText('had iCite asked for what it is asked by night').first()).toBeVisible()
  await page.goto('/studies/77000001')
  const note = page.getByRole('note').filter({ hasText: 'Expression of concern' })
  await expect(note).toContainText('Retraction Watch, 3 May 2021')
  await expect(note.getByRole('link')).toHaveAttribute('href', 'https://doi.org/10.1000/concern')
  const counts = page.getByRole('region', { name: 'Citations by source' })
  await expect(counts).toContainText('4,321 citations')
  await expect(counts).toContainText('iCite, October 2026')
  await expect(counts).toContainText('Relative citation ratio 3.27, provisional')
  await expect(counts).toContainText('5,678 citations')
  await isAccessible(page, 'a study under concern')
  const copy = page.getByRole('link', { name: 'Open access at repository.example' })
  await expect(copy).toHaveAttribute('href', 'https://www.repository.example/heron.pdf')
  await page.goto(`/studies?q=${heron}`)
  await expect(page.getByText(/5,678 citations \(OpenAlex, .* 20\d\d\)/)).toBeVisible()
  await page.context().close()
})
