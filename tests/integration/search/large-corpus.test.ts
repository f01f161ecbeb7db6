import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { countCorpus } from '@/db/search/index/count-corpus'
import { rebalanceTiers } from '@/db/search/index/tiers'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'

/** More than are read without a look ahead. */
const STUDIES = 32_000
const AT_ONCE = 4_000

/** A word stands in the title of every study whose number it divides. */
const WORDS = { badger: 2, heron: 10, otter: 100, newt: 500, shrew: 4_000 }
const languageOf = (id: number) => (id % 3 === 0 ? 'ger' : 'eng')
const designOf = (id: number) => (id % 7 === 0 ? 'cohort' : id % 11 === 0 ? 'case report' : null)
const yearOf = (id: number) => 1980 + (id % 41)

const all = Array.from({ length: STUDIES }, (_, index) => index + 1)
const having = (is: (id: number) => boolean) => all.filter(is).length

let reader: Viewer

beforeAll(async () => {
  reader = await makePerson('Reader')
  await asOwner(async (sql) => {
    const titles = Object.entries(WORDS).map(([word, step]) => `case when id % ${step} = 0 then ' ${word}' else '' end`)
    await sql.unsafe(`
      insert into studies (id, source_key, source, title, published_on, languages, design, level, revision, content_hash)
      select id, 'demo:' || id, 'demo', 'On' || ${titles.join(' || ')} || ' and others', make_date(1980 + id % 41, 1, 1),
        array[case when id % 3 = 0 then 'ger' else 'eng' end],
        case when id % 7 = 0 then 'cohort' when id % 11 = 0 then 'case report' end,
        case when id % 7 = 0 then 3 when id % 11 = 0 then 4 end, '', '\\x00'
      from generate_series(1, ${STUDIES}) id`)
    const writer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
    for (let from = 0; from < STUDIES; from += AT_ONCE) {
      await writer.begin((tx) => writeSearchDocuments(tx, all.slice(from, from + AT_ONCE)))
    }
    await writer.begin(rebalanceTiers)
    await writer.begin(rebalanceTiers)
    await countCorpus(writer)
    await writer.end()
  })
}, 180_000)

const search = (q: string, filters: Record<string, string | string[]> = {}) =>
  searchStudies(reader, parseSearchRequest({ q, ...filters }))

const counts = (values: { value: string | number; count: number }[]) =>
  Object.fromEntries(values.map(({ value, count }) => [value, count]))

describe('in a corpus of several tiers', () => {
  it('what is rare is counted one by one, whichever filters are in use', async () => {
    const found = await search('otter', { language: 'ger', from: '1990' })
    const fits = (id: number) => id % WORDS.otter === 0 && yearOf(id) >= 1990
    expect(found).toMatchObject({ total: having((id) => fits(id) && languageOf(id) === 'ger'), exact: true, about: [] })
    expect(counts(found.facets.languages)).toEqual({
      ger: having((id) => fits(id) && languageOf(id) === 'ger'),
      eng: having((id) => fits(id) && languageOf(id) === 'eng'),
    })
    const german = (id: number) => id % WORDS.otter === 0 && languageOf(id) === 'ger'
    expect(found.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(having(german))
    expect(counts(found.facets.designs).cohort).toBe(
      having((id) => german(id) && yearOf(id) >= 1990 && designOf(id) === 'cohort'),
    )
  })

  it('what operators join is counted so too', async () => {
    const found = await search('(newt OR otter) AND badger NOT shrew', { design: 'cohort' })
    const asked = (id: number) => id % WORDS.otter === 0 && id % WORDS.shrew !== 0
    expect(found).toMatchObject({ total: having((id) => asked(id) && designOf(id) === 'cohort'), exact: true })
    expect(counts(found.facets.designs)).toEqual({
      cohort: having((id) => asked(id) && designOf(id) === 'cohort'),
      'case report': having((id) => asked(id) && designOf(id) === 'case report'),
    })
  })

  it('what is frequent is estimated, and says so', async () => {
    const found = await search('badger', { language: 'ger' })
    const right = having((id) => id % WORDS.badger === 0 && languageOf(id) === 'ger')
    expect(found.exact).toBe(false)
    expect(found.about).toEqual(expect.arrayContaining(['languages', 'years', 'designs']))
    expect(found.total).toBeGreaterThan(0.7 * right)
    expect(found.total).toBeLessThan(1.3 * right)
    const english = having((id) => id % WORDS.badger === 0 && languageOf(id) === 'eng')
    expect(counts(found.facets.languages).eng).toBeGreaterThan(0.7 * english)
    expect(counts(found.facets.languages).eng).toBeLessThan(1.3 * english)
  })

  it('filters that leave little of a frequent word are asked of the index, and what they leave is counted', async () => {
    const found = await search('badger', { design: 'case report', from: '1990', to: '1990' })
    const asked = (id: number) => id % WORDS.badger === 0 && yearOf(id) === 1990
    expect(found).toMatchObject({ total: having((id) => asked(id) && designOf(id) === 'case report'), exact: true })
    expect(found.rows).toHaveLength(Math.min(20, found.total))
    expect(counts(found.facets.designs).cohort).toBe(having((id) => asked(id) && designOf(id) === 'cohort'))
  })

  it('few with every word are found, and then those with some, with the first number told', async () => {
    const found = await search('shrew newt', { from: '2015', to: '2015' })
    const both = having((id) => id % WORDS.shrew === 0 && yearOf(id) === 2015)
    expect(found.total).toBe(both)
    const isWhole = ({ id }: { id: number }) => id % WORDS.shrew === 0 && id % WORDS.newt === 0
    expect(found.rows.map(isWhole)).toEqual(found.rows.map((_, index) => index < both))
    expect(found.total + (found.related?.total ?? 0)).toBe(having((id) => id % WORDS.newt === 0 && yearOf(id) === 2015))
  })

  it('the newest of a frequent word are the newest of all', async () => {
    const found = await search('badger', { sort: 'newest', language: 'ger' })
    expect(found.rows).toHaveLength(20)
    expect(found.rows.map(({ id }) => yearOf(id))).toEqual(Array(20).fill(2020))
  })
})
