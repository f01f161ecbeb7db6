import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { createNote } from '@/db/notes/notes'
import { searchStudies } from '@/db/search/query/search-studies'
import { MOST_COUNTED, suggestBroaderSearches } from '@/db/search/query/suggest-broader-searches'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { quickestAnswer } from '../../support/quickest'

const MANY = MOST_COUNTED + 20

/** The rare word of a question again and again, and all of its words once among many others. */
const KESTRELS = 'Kestrels, kestrels and kestrels'
const EFFECTS = 'A kestrel, a robin, a wren, a thrush, a finch, a crow and what placebo does to their songs in winter'

let ada: Person

beforeAll(async () => {
  ada = await makePerson('Ada')
  const titles = [
    ...Array.from({ length: MANY }, (_, n) => `Placebo and its effects ${n}`),
    ...Array.from({ length: 7 }, (_, n) => `Baricitinib in lupus ${n}`),
    ...Array.from({ length: 3 }, () => 'Alopecia in lupus'),
    'Alopecia after chemotherapy',
    KESTRELS,
    EFFECTS,
  ]
  const records = titles.map((title, index) =>
    articleXml({ pmid: index + 1, title, types: title.includes('Alopecia') ? ['Case Reports'] : [] }),
  )
  await importFiles(articleSet(...records))
})

async function found(params: Record<string, string>) {
  const request = parseSearchRequest(params)
  const without = await suggestBroaderSearches(ada, request, await searchStudies(ada, request))
  return without.map((each) => [each.part, each.request.q, each.studies])
}

it('shows those that have all of it first', async () => {
  const { rows, total } = await searchStudies(ada, parseSearchRequest({ q: 'kestrel placebo' }))
  expect(total).toBe(1)
  expect(rows.slice(0, 2).map(({ title }) => title)).toEqual([EFFECTS, KESTRELS])
})

it('says what there would be without each part, the most first', async () => {
  expect(await found({ q: 'baricitinib alopecia lupus' })).toEqual([
    ['alopecia', 'baricitinib lupus', 7],
    ['baricitinib', 'alopecia lupus', 3],
  ])
})

it('leaves out twice what is asked for twice', async () => {
  expect(await found({ q: 'alopecia baricitinib alopecia' })).toEqual([
    ['alopecia', 'baricitinib', 7],
    ['baricitinib', 'alopecia', 4],
  ])
  expect(await found({ q: '"alopecia" baricitinib "alopecia"' })).toEqual([
    ['"alopecia"', 'baricitinib', 7],
    ['baricitinib', '"alopecia" "alopecia"', 4],
  ])
})

it('each number is what the search without that part finds', async () => {
  const request = parseSearchRequest({ q: 'baricitinib alopecia lupus' })
  for (const { request: fewer, studies } of await suggestBroaderSearches(
    ada,
    request,
    await searchStudies(ada, request),
  )) {
    const { total } = await searchStudies(ada, fewer)
    expect(total).toBe(studies)
  }
})

it('does the same for what AND joins', async () => {
  expect(await found({ q: '"lupus"[ti] AND (baricitinib OR tofacitinib) AND alopecia' })).toEqual([
    ['alopecia', '"lupus"[ti] AND (baricitinib OR tofacitinib)', 7],
    ['baricitinib OR tofacitinib', '"lupus"[ti] alopecia', 3],
  ])
  expect(await found({ q: 'alopecia NOT lupus NOT chemotherapy' })).toEqual([
    ['NOT lupus', 'alopecia NOT chemotherapy', 3],
    ['NOT chemotherapy', 'alopecia NOT lupus', 1],
  ])
})

it('counts no further than a thousand', async () => {
  expect(await found({ q: 'placebo chemotherapy' })).toEqual([
    ['chemotherapy', 'placebo', MOST_COUNTED + 1],
    ['placebo', 'chemotherapy', 1],
  ])
})

it('tells when it is the filters that leave nothing', async () => {
  expect(await found({ q: 'baricitinib', design: 'case report' })).toEqual([['filters', 'baricitinib', 7]])
})

it('is silent with one part, with enough found, and to somebody who is not signed in', async () => {
  expect(await found({ q: 'chemotherapy' })).toEqual([])
  expect(await found({ q: 'lupus OR alopecia' })).toEqual([])
  expect(await found({ q: 'baricitinib lupus' })).toEqual([])
  expect(await found({ q: '' })).toEqual([])
  const request = parseSearchRequest({ q: 'baricitinib alopecia' })
  expect(await suggestBroaderSearches(VISITOR, request, await searchStudies(ada, request))).toEqual([])
})

it('counts nothing that a person keeps to themselves', async () => {
  const [study] = await asOwner((sql) => sql`select id::int from studies where title like 'Placebo%' limit 1`)
  const before = await found({ q: 'baricitinib chemotherapy' })
  await createNote(ada, { key: randomUUID(), studyId: study?.id as number, body: 'baricitinib chemotherapy' })
  expect(await found({ q: 'baricitinib chemotherapy' })).toEqual(before)
})

it('takes no longer for a question of many parts than its parts account for', async () => {
  const parts = Array.from({ length: 60 }, (_, n) => `placebo${n}`)
  const two = await quickestAnswer(() => found({ q: parts.slice(0, 2).join(' ') }))
  const many = await quickestAnswer(() => found({ q: parts.join(' ') }))
  expect(many).toBeLessThan(60 * two)
})
