import { expect, test } from 'vitest'
import { sourcesIn } from '@/app/(portal)/studies/[key]/_parts/abstract-sources'
import { citationTags } from '@/app/(portal)/studies/[key]/_parts/citation-tags'
import { loadDemo } from '@/db/import/demo/load-demo'
import { findByIdentifier } from '@/db/search/query/find-by-identifier'
import { searchStudies } from '@/db/search/query/search-studies'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { citedBy, noticesOn, referencesOf } from '@/db/studies/study-links'
import { readStudy } from '@/db/studies/study-page'
import { VISITOR } from '@/lib/access/viewer'
import { CITATION_FORMATS } from '@/lib/citation/citation-format'
import { formatCitations } from '@/lib/citation/format'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import { aroundWords } from '@/lib/evidence/quote'
import { parseSearchRequest } from '@/lib/search/search-request'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { isRetold } from '@/lib/studies/retold'
import type { SourceSpan } from '@/lib/summaries/summary'
import { makePerson } from '../../support/people'

const url = () => process.env.DATABASE_URL as string

test('an empty corpus is given its first studies once', async () => {
  expect(await loadDemo(url())).toBeGreaterThanOrEqual(60)
  expect(await loadDemo(url())).toBe(0)
})

test('the sentence that a finding rests on stands in an abstract that is marked as retold', async () => {
  const ada = await makePerson('Ada')
  const address = await findByIdentifier(ada, { doi: '10.1016/s0140-6736(22)02546-6' })
  const study = await readStudy(ada, address?.split('/')[2] as string)
  if (!study?.summary?.source) throw new Error('SLE-BRAVE-II has no source')
  const { summary, abstract } = study
  const at = (span: SourceSpan) => abstract[span.section]?.text.slice(span.start, span.end)
  expect(isRetold(study.source)).toBe(true)
  expect(abstract.map(({ label }) => label)).toEqual(['Background', 'Methods', 'Results', 'Conclusions'])
  expect(summary).toMatchObject({ basis: 'retold', maker: 'person', checkedAt: null, recheck: false, refusal: null })
  expect(at(study.summary.source)).toBe(
    'There was no difference in SRI-4 response between baricitinib and placebo, and the primary endpoint was not met.',
  )
  expect(sourcesIn(3, abstract[3] as AbstractSection, summary)).toMatchObject([{ tldr: true, sentences: [2] }])
  expect(summary.sentences?.map(({ source }) => at(source)).every(Boolean)).toBe(true)
  const participants = summary.facts?.words?.sampleSize
  expect(participants && aroundWords(participants, abstract, study.title)?.words).toBe('775 patients')
  expect(shownEffects(summary.facts)[0]).toMatchObject({ measure: 'proportion', value: 47.1, versus: 45.6 })
})

test('an abstract that is retold is searched', async () => {
  const ada = await makePerson('Ada')
  const found = async (q: string) =>
    (await searchStudies(ada, parseSearchRequest({ q }))).rows.map(({ title }) => title)
  expect(await found('"focal atrichia"')).toEqual([expect.stringContaining('four cases')])
  expect(await found('"epidermal atrophy"[ab]')).toEqual([expect.stringContaining('four cases')])
})

test('trials that answer a question stand before a record of which only the title is known', async () => {
  const ada = await makePerson('Ada')
  const { rows } = await searchStudies(ada, parseSearchRequest({ q: 'baricitinib in alopecia areata' }))
  expect(rows.slice(0, 3).map(({ design }) => design)).toEqual(Array(3).fill('randomised trial'))
  const bare = rows.findIndex(({ title }) => title.startsWith('Case report: Sequential therapy'))
  expect(bare).toBeGreaterThan(3)
})

test('no citation passes a retold abstract off as the authors’', async () => {
  const ada = await makePerson('Ada')
  const address = await findByIdentifier(ada, { doi: '10.1016/s0140-6736(22)02546-6' })
  const key = address?.split('/')[2] as string
  const [study, cited] = [await readStudy(ada, key), await readCitableStudy(ada, key)]
  if (!study || !cited) throw new Error('SLE-BRAVE-II is not in the corpus')
  expect(cited.abstract).toEqual([])
  for (const format of CITATION_FORMATS) {
    const file = formatCitations([cited], format)
    expect(file, format).toContain('SLE-BRAVE-II')
    expect(file, format).not.toMatch(/no difference|primary endpoint|patients with SLE/)
  }
  expect(JSON.stringify(citationTags(study))).not.toMatch(/no difference|primary endpoint/)
})

test('a study whose record states no result has no finding, and says what it is written from', async () => {
  const ada = await makePerson('Ada')
  const address = await findByIdentifier(ada, { doi: '10.36849/jdd.7098' })
  const study = await readStudy(ada, address?.split('/')[2] as string)
  expect(study).toMatchObject({
    abstract: [],
    summary: { tldr: null, refusal: 'no result in the record', basis: 'record' },
  })
  expect(study?.summary?.paragraph).toContain('biopsy-proven')
})

test('the first study stands with its ten references, two of them without a title', async () => {
  const ada = await makePerson('Ada')
  const found = await searchStudies(ada, parseSearchRequest({ q: 'JAK 1/2 inhibition lupus alopecia' }))
  const address = found.rows.find(({ title }) => title.startsWith('Efficacy of JAK 1/2'))?.address
  const study = await readStudy(ada, address?.split('/')[2] as string)
  expect(study).toMatchObject({
    published: null,
    pmid: null,
    doi: null,
    volume: '79',
    design: null,
    referenceCount: 10,
  })
  expect(study?.summary).toMatchObject({ basis: 'record', checkedAt: null, draftedBy: 'the Précis project' })
  const references = await referencesOf(ada, study?.id as number, 1)
  expect(references.filter((reference) => reference.study)).toHaveLength(8)
  expect(references[0]?.known).toMatchObject({ journal: 'Dermatologic Therapy', citations: { count: 19 } })
  expect(
    references.map((reference) => reference.study?.citations?.count ?? reference.known?.citations?.count ?? null),
  ).toEqual([19, 32, 46, 701, 15, 6, null, 3, null, 3])
  expect((await citedBy(ada, references[3]?.study?.id as number, 1)).map(({ id }) => id)).toEqual([study?.id])
})

test('an update and what it updates name each other', async () => {
  const ada = await makePerson('Ada')
  const address = await findByIdentifier(ada, { doi: '10.1136/annrheumdis-2019-215089' })
  const study = await readStudy(ada, address?.split('/')[2] as string)
  if (!study) throw new Error('the 2019 recommendations are not in the corpus')
  const notices = await noticesOn(ada, study)
  expect(notices).toHaveLength(1)
  expect(notices[0]).toMatchObject({ kind: 'update-in', study: { title: expect.stringContaining('2023 update') } })
})

test('each filter counts what a click on it would give', async () => {
  const ada = await makePerson('Ada')
  const request = parseSearchRequest({ q: 'alopecia areata' })
  const all = await searchStudies(ada, request)
  expect(all.total).toBeGreaterThan(20)
  for (const { value, count } of all.facets.designs) {
    expect((await searchStudies(ada, { ...request, designs: [value] })).total).toBe(count)
  }
  for (const { value, count } of all.facets.journals) {
    expect((await searchStudies(ada, { ...request, journals: [value] })).total).toBe(count)
  }
  for (const { value, count } of all.facets.topics) {
    expect((await searchStudies(ada, { ...request, topics: [value] })).total).toBe(count)
  }
  for (const { year, count } of all.facets.years) {
    expect((await searchStudies(ada, { ...request, from: year, to: year })).total).toBe(count)
  }
})

test.each([
  '',
  '   ',
  'the of',
  '"',
  '((((',
  '-',
  'OR OR',
  "'; drop table studies; --",
  '\\',
  ':*',
  'a & | !',
  '%',
  '💊',
])('a question of %j is answered, not refused', async (q) => {
  const ada = await makePerson('Ada')
  const result = await searchStudies(ada, parseSearchRequest({ q }))
  expect(result.total).toBeGreaterThanOrEqual(0)
})

test('a name is found as it is spelt, a phrase in its order, an unwanted word keeps away', async () => {
  const ada = await makePerson('Ada')
  const search = (q: string) => searchStudies(ada, parseSearchRequest({ q }))
  const total = async (q: string) => (await search(q)).total
  expect((await search('Kahlenberg interferon')).total).toBe(1)
  expect(await total('"hair disorders"')).toBe(1)
  expect(await total('"disorders hair"')).toBe(0)
  expect(await total('alopecia -tofacitinib')).toBeLessThan(await total('alopecia'))
  expect(await total('zzz OR alopecia')).toBe(await total('alopecia'))
})

test('a visitor finds nothing', async () => {
  expect(await searchStudies(VISITOR, parseSearchRequest({ q: 'alopecia' }))).toMatchObject({ total: 0, rows: [] })
  expect(await findByIdentifier(VISITOR, { pmid: 30527631 })).toBeNull()
  expect(await readStudy(VISITOR, '30527631')).toBeNull()
})
