import { expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import { parseSearchRequest, RESULTS_IN_VIEW, SORTS } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

it('a timeline has the first studies of the same order, as many as it holds', async () => {
  const ada = await makePerson('Ada')
  const records = Array.from({ length: RESULTS_IN_VIEW + 30 }, (_, n) =>
    articleXml({
      pmid: n + 1,
      title: `${'Lupus '.repeat((n % 3) + 1)} study ${n}`,
      journal: journalXml(`<Year>${1990 + (n % 30)}</Year>`),
      types: n % 4 === 0 ? ['Randomized Controlled Trial'] : [],
    }),
  )
  await importFiles(articleSet(...records))
  for (const sort of SORTS) {
    const timeline = await searchStudies(ada, parseSearchRequest({ q: 'lupus', view: 'timeline', sort }))
    const paged: number[] = []
    for (let page = 1; page <= 10; page++) {
      const { rows } = await searchStudies(ada, parseSearchRequest({ q: 'lupus', sort, page: String(page) }))
      paged.push(...rows.map(({ id }) => id))
    }
    expect(timeline.rows.map(({ id }) => id)).toEqual(paged)
    expect(timeline).toMatchObject({ total: records.length, rows: { length: RESULTS_IN_VIEW } })
  }
})
