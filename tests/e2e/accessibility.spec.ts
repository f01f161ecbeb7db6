import { randomUUID } from 'node:crypto'
import { test as bare, type Page } from '@playwright/test'
import { createComment } from '@/db/discussion/comments'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { rememberSearch } from '@/db/searches/recent-searches'
import { saveSearch } from '@/db/searches/saved-searches'
import { expect, makeMember, signIn } from '../support/portal'
import { OF_COLOURS, seriousFaults } from '../support/serious-faults'

/** An administrator with something on every page, and the addresses of every page there is. */
async function fullHouse(page: Page): Promise<string[]> {
  const ada = await makeMember('Ada Everywhere', 'administrator')
  await signIn(page, ada)
  const studyIds = [1, 2, 3]
  const { id: list } = await createList(ada, {
    key: randomUUID(),
    name: 'Hair loss in lupus',
    description: 'Does it regrow?',
  })
  for (const studyId of studyIds) {
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [list], heldIds: [], newListName: '' })
  }
  await createNote(ada, { key: randomUUID(), studyId: 1, body: 'A **note** with [a link](https://example.org).' })
  await createComment(ada, { key: randomUUID(), studyId: 1, body: 'A comment.' })
  const { id: search } = await saveSearch(ada, { key: randomUUID(), name: 'Lupus', query: 'q=lupus&design=cohort' })
  await rememberSearch(ada, { question: 'hair loss in lupus' })
  return [
    '/',
    '/studies',
    '/studies?q=alopecia&design=randomised+trial',
    '/studies?q=zzzzzz',
    '/studies?q=alopecia+areata&drop=D000506&view=timeline',
    '/studies?q=alopecia&view=table',
    '/studies?q=alopecia&view=forest',
    '/studies?q=baricitinib+pimecrolimsu+AND+(lupus',
    '/studies?q=baricitinib+pimecrolimus',
    '/studies/s1',
    '/studies/s1?tab=discussion',
    '/studies/s1?tab=similar',
    '/studies/s1?tab=history',
    '/studies/s1/how',
    '/studies/30527631/how',
    '/studies/30527631?tab=cited-by',
    '/topics',
    '/topics/alopecia-areata',
    '/lists',
    `/lists/${list}`,
    `/lists/${list}/table`,
    `/lists/${list}/forest`,
    `/lists/${list}/timeline`,
    '/lists/save?study=1',
    '/searches',
    '/references',
    '/inbox',
    `/searches/${search}`,
    '/notes',
    '/account',
    '/administration/people',
    '/administration/retention',
    '/administration/imports',
    '/administration/search',
    '/administration/sign-in',
    '/administration/jobs',
    '/administration/links',
    '/administration/backups',
    '/administration/audit',
    '/no/such/page',
  ]
}

/** Side by side, and none so long that a busy machine runs out of time. */
const PARTS = 4

for (let part = 0; part < PARTS; part++) {
  bare(`axe finds nothing serious, in the light and in the dark, part ${part + 1} of the pages`, async ({ page }) => {
    bare.setTimeout(240_000)
    const found: Record<string, string[]> = {}
    const look = async (address: string) => {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(address)
      found[address] = await seriousFaults(page)
      // The page is the same; its colours are not.
      await page.emulateMedia({ colorScheme: 'dark' })
      found[`${address} in the dark`] = await seriousFaults(page, OF_COLOURS)
    }
    if (part === 0) for (const address of ['/sign-in', '/link/nothing']) await look(address)
    const addresses = await fullHouse(page)
    for (const address of addresses.filter((_, index) => index % PARTS === part)) await look(address)
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({})
  })
}

bare('nothing scrolls sideways, at 320 pixels or at any width above', async ({ page }) => {
  bare.setTimeout(120_000)
  const addresses = await fullHouse(page)
  const sideways: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    for (const width of [320, 390, 768, 1320]) {
      await page.setViewportSize({ width, height: 700 })
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) sideways.push(`${address} at ${width} by ${over}`)
    }
  }
  expect(sideways).toEqual([])
})

bare('every answer carries the security headers, and each page a nonce of its own', async ({ request }) => {
  const seen = new Set<string>()
  for (const address of [
    '/sign-in',
    '/healthz',
    '/readyz',
    '/studies',
    '/no/such/page',
    '/icon.svg',
    '/api/auth/csrf',
  ]) {
    const answer = await request.get(address, { maxRedirects: 0 })
    const headers = answer.headers()
    const policy = headers['content-security-policy'] ?? ''
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "script-src 'self' 'nonce-",
    ]) {
      expect(policy, address).toContain(part)
    }
    expect(policy, address).not.toContain('unsafe')
    expect(headers, address).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(seen.has(nonce), address).toBe(false)
    seen.add(nonce)
  }
})
