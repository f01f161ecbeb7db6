import { beforeAll, describe, expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest, SORTS } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer

/** Two studies of gulls and salt, old and of no strength; thirty of gulls alone, new trials; and others of herrings. */
const STUDIES = articleSet(
  ...[1, 2].map((n) =>
    articleXml({
      pmid: n,
      title: `Salt for gulls ${n}.`,
      types: ['Case Reports'],
      journal: journalXml('<Year>1999</Year>'),
      citation:
        '<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Salted Gull</DescriptorName></MeshHeading></MeshHeadingList>',
    }),
  ),
  ...Array.from({ length: 30 }, (_, n) =>
    articleXml({
      pmid: 10 + n,
      title: `Gulls and ${n % 2 ? 'salted' : 'plain'} chips ${n}.`,
      types: ['Randomized Controlled Trial'],
      journal: journalXml('<Year>2020</Year>'),
    }),
  ),
  ...Array.from({ length: 60 }, (_, n) => articleXml({ pmid: 100 + n, title: `Herrings ${n}.` })),
)

beforeAll(async () => {
  await importFiles(STUDIES)
  ada = await makePerson('Ada')
})

const search = (q: string, params: Record<string, string> = {}) =>
  searchStudies(ada, parseSearchRequest({ q, ...params }))
const pmids = ({ rows }: { rows: { address: string }[] }) =>
  rows.map(({ address }) => Number(/\/studies\/(\d+)/.exec(address)?.[1]))

describe('studies that answer all of it and those that have some', () => {
  it.each(SORTS)('are two lists in any order: %s', async (sort) => {
    const found = await search('gulls salt case', { sort })
    expect(found).toMatchObject({ total: 0, related: { total: 32, exact: true } })
    const pages = [await search('salt for gulls', { sort }), await search('salt for gulls', { sort, page: '2' })]
    expect(pages[0]?.total).toBe(17)
    expect(pages.map((page) => page.rows.length)).toEqual([20, 12])
    const [first, second] = pages.map(pmids) as [number[], number[]]
    const related = [...first.slice(17), ...second]
    expect(related.every((pmid) => pmid >= 10 && pmid % 2 === 0)).toBe(true)
    expect(new Set([...first, ...second]).size).toBe(32)
  })

  it('filters count the first, or both where that is asked', async () => {
    const designs = ({ facets }: Awaited<ReturnType<typeof search>>) =>
      Object.fromEntries(facets.designs.map(({ value, count }) => [value, count]))
    expect(designs(await search('salt for gulls'))).toEqual({ 'case report': 2, 'randomised trial': 15 })
    expect(designs(await search('salt for gulls', { related: 'counted' }))).toEqual({
      'case report': 2,
      'randomised trial': 30,
    })
    const trials = await search('salt for gulls', { design: 'case report' })
    expect(trials).toMatchObject({ total: 2, related: null })
  })

  it('are found by what is frequent where the other word is in no study, or in one', async () => {
    expect(await search('ostriches gulls')).toMatchObject({ total: 0, related: { total: 32 } })
  })

  it('filters count those that have some of it where none has all', async () => {
    const { facets } = await search('gulls ostriches salt')
    expect(facets.designs.map(({ count }) => count).reduce((a, b) => a + b)).toBe(32)
  })
})

describe('a narrow phrase or heading', () => {
  it('finds exactly what it says, and others with its words after that', async () => {
    const phrase = await search('"salt for gulls"')
    expect(phrase).toMatchObject({ total: 2, related: { total: 30 } })
    expect(pmids(phrase).slice(0, 2).sort()).toEqual([1, 2])
    const heading = await search('"Salted Gull"[mh]')
    expect(heading).toMatchObject({ total: 2, related: { total: 30 } })
  })

  it('of which enough are found is not filled up', async () => {
    expect(await search('"plain chips"')).toMatchObject({ total: 15, related: null })
  })

  it('has nothing behind it where an operator or a tag joins it with others', async () => {
    expect((await search('"salt for gulls" AND gulls')).related).toBeNull()
    expect((await search('salt[ti] AND ostriches[ti]')).related).toBeNull()
  })
})
