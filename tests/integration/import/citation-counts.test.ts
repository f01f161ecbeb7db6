import { beforeEach, describe, expect, it } from 'vitest'
import { asOwner, emptyCorpus, importAs, importFiles } from '../../support/corpus'
import { articleSet, articleXml } from '../../support/pubmed-xml'

beforeEach(async () => {
  await emptyCorpus()
  await importFiles(articleSet(articleXml({ pmid: 101 }), articleXml({ pmid: 102 })))
})

const list = (...rows: string[]) => `pmid,citation_count,last_modified\n${rows.join('\n')}\n`
const counts = () =>
  asOwner(
    (sql) => sql`select s.pmid, c.source, c.count, c.as_of from citation_counts c join studies s on s.id = c.study_id
      order by s.pmid, c.source`,
  )

describe('an import of citation counts', () => {
  it('keeps the counts of what is here with their source and day, beside those of others', async () => {
    await asOwner(
      (sql) => sql`insert into citation_counts select id, 'OpenAlex', 40, '2025-08' from studies where pmid = 101`,
    )
    const report = await importAs('citations', list('101,12,"09/28/2025, 14:28:49"', '999,3,09/28/2025', ',5,'))
    expect(report).toMatchObject({ state: 'finished', counts: { records: 3, added: 1, unchanged: 1, rejected: 1 } })
    expect(await counts()).toEqual([
      { pmid: 101, source: 'OpenAlex', count: 40, as_of: '2025-08' },
      { pmid: 101, source: 'iCite', count: 12, as_of: '2025-09-28' },
    ])
  })

  it('keeps the relative citation ratio of its file, and none beside a newer count without one', async () => {
    const ratios = () =>
      asOwner(
        (sql) => sql`select s.pmid, c.ratio, c.ratio_is_provisional as provisional from citation_counts c
          join studies s on s.id = c.study_id order by s.pmid`,
      )
    await importAs(
      'citations',
      'pmid,relative_citation_ratio,provisional,citation_count,last_modified\n101,3.27,False,12,2025-09-28\n102,,True,1,2025-09-28\n',
    )
    expect(await ratios()).toEqual([
      { pmid: 101, ratio: 3.27, provisional: false },
      { pmid: 102, ratio: null, provisional: null },
    ])
    await importAs('citations', list('101,13,2025-10-28'))
    expect(await ratios()).toEqual([
      { pmid: 101, ratio: null, provisional: null },
      { pmid: 102, ratio: null, provisional: null },
    ])
  })

  it('twice changes nothing, a newer list changes the count, and an older one does not', async () => {
    await importAs('citations', list('101,12,2025-09-28'))
    expect((await importAs('citations', list('101,12,2025-09-28'))).counts).toMatchObject({ added: 0, updated: 0 })
    expect((await importAs('citations', list('101,15,2025-10-28'))).counts).toMatchObject({ added: 0, updated: 1 })
    await importAs('citations', list('101,9,2025-01-01'))
    expect(await counts()).toEqual([{ pmid: 101, source: 'iCite', count: 15, as_of: '2025-10-28' }])
  })

  it('takes no day that is still to come: every later count would be older', async () => {
    await importAs('citations', list('101,12,2999-12-31'))
    const today = new Date().toISOString().slice(0, 10)
    expect(await counts()).toEqual([{ pmid: 101, source: 'iCite', count: 12, as_of: today }])
    await importAs('citations', list(`101,15,${today}`))
    expect(await counts()).toEqual([{ pmid: 101, source: 'iCite', count: 15, as_of: today }])
  })

  it('orders the results of a search anew, by the last word on each study', async () => {
    await importAs('citations', list('101,1,2025-10-01', '102,30,2025-10-01', '101,77,2025-10-01'))
    const rows = await asOwner(
      (sql) =>
        sql`select s.pmid, d.citations from search_documents d join studies s on s.id = d.study_id order by s.pmid`,
    )
    expect(rows.map(({ citations }) => citations)).toEqual([77, 30])
  })

  it('says that something else is no list of counts', async () => {
    expect(await importAs('citations', 'citing,referenced\n101,102\n')).toMatchObject({ state: 'broken' })
    expect(await counts()).toEqual([])
  })
})
