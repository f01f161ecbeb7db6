import { beforeAll, describe, expect, it } from 'vitest'
import { checkReferences } from '@/db/references/check-references'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { type CheckedReference, groupOfChecked } from '@/lib/references/check/checked-reference'
import { asOwner, emptyCorpus, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Person
const date = (year: number) => journalXml(`<Year>${year}</Year>`)
const byAuthor = '<AuthorList><Author><LastName>Novak</LastName><Initials>E</Initials></Author></AuthorList>'
const notice = (type: string, pmid: number) =>
  `<CommentsCorrectionsList><CommentsCorrections RefType="${type}"><PMID>${pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>`
const study = (pmid: number, title: string, year: number, more: Parameters<typeof articleXml>[0] = {}) =>
  articleXml({ pmid, title: `${title}.`, journal: date(year), article: byAuthor, ...more })

beforeAll(async () => {
  await emptyCorpus()
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      study(101, 'Herons and the sleep of nurses', 2010, { doi: '10.1000/herons' }),
      study(102, 'Lunar cheese for the common cold', 2011, { citation: notice('RetractionIn', 201) }),
      study(201, 'Retraction: Lunar cheese for the common cold', 2012, { types: ['Retraction of Publication'] }),
      study(103, 'Quiet water before operations in adults', 2012),
      study(203, 'Expression of concern about water', 2013, { citation: notice('ExpressionOfConcernFor', 103) }),
      study(104, 'Green tea after operations in children', 2013, { citation: notice('ErratumIn', 999) }),
      study(105, 'Zinc for wounds of the foot', 2009, { doi: '10.1002/14651858.CD000123' }),
      study(205, 'Zinc for wounds of the foot', 2014, { doi: '10.1002/14651858.CD000123.pub2' }),
      study(305, 'Zinc for wounds of the foot', 2019, { doi: '10.1002/14651858.CD000123.pub3' }),
      study(106, 'Silver thread in the closure of small wounds', 2015),
      study(206, 'Thread and wounds: a systematic review', 2018, {
        types: ['Systematic Review'],
        references: [106, 107],
      }),
      study(107, 'Cotton thread in the closure of large wounds', 2019),
    ),
  )
  await asOwner(
    (sql) => sql`
    insert into listed_retractions (pmid, doi, notice_doi, source) values (777777, '10.1000/ghost', '10.1000/notice', 'A list')
    on conflict do nothing`,
  )
})

async function check(...references: string[]): Promise<CheckedReference[]> {
  const text = references.map((reference, at) => `${at + 1}. ${reference}`).join('\n')
  return (await checkReferences(ada, Buffer.from(text))).references
}
const cited = (title: string, year: number) => `Novak E, Roe R. ${title}. J Tests. ${year};7(2):1-9.`
const kinds = ({ alerts }: CheckedReference) => alerts.map(({ kind }) => kind)

describe('a reference of a manuscript', () => {
  it('that is here and against which nothing is known says so', async () => {
    const [one] = await check(cited('Herons and the sleep of nurses', 2010))
    expect(one).toMatchObject({ number: 1, identity: 'same', study: { pmid: 101 }, alerts: [] })
    expect(groupOfChecked(one as CheckedReference)).toBe('nothing')
  })

  it('that is retracted, under concern or corrected is shown with the notice that says it', async () => {
    const [retracted, concern, corrected] = await check(
      cited('Lunar cheese for the common cold', 2011),
      cited('Quiet water before operations in adults', 2012),
      cited('Green tea after operations in children', 2013),
    )
    expect(retracted).toMatchObject({
      identity: 'same',
      alerts: [{ kind: 'retracted', by: { year: 2012 }, pmid: 201 }],
    })
    expect(concern).toMatchObject({ identity: 'same', alerts: [{ kind: 'concern', by: { year: 2013 }, pmid: 203 }] })
    expect(corrected).toMatchObject({ identity: 'same', alerts: [{ kind: 'corrected', by: null, pmid: 999 }] })
    expect([retracted, concern, corrected].map((each) => groupOfChecked(each as CheckedReference))).toEqual([
      'act',
      'act',
      'look',
    ])
  })

  it('to the notice of a retraction is no reference to what was retracted', async () => {
    const [notice] = await check(cited('Retraction: Lunar cheese for the common cold', 2012))
    expect(notice).toMatchObject({ study: { pmid: 201 }, alerts: [] })
  })

  it('that has a newer version says which is the newest, and that one has none', async () => {
    const all = await checkReferences(ada, Buffer.from('10.1002/14651858.CD000123\n10.1002/14651858.CD000123.pub3'))
    expect(all.references).toMatchObject([
      { identity: 'same', study: { pmid: 105 }, alerts: [{ kind: 'newer-version', pmid: 305 }] },
      { identity: 'same', study: { pmid: 305 }, alerts: [] },
    ])
  })

  it('that a later review cites says so, and not where the review is older', async () => {
    const [silver, cotton] = await check(
      cited('Silver thread in the closure of small wounds', 2015),
      cited('Cotton thread in the closure of large wounds', 2019),
    )
    expect(silver).toMatchObject({
      alerts: [{ kind: 'later-review', by: { title: expect.stringContaining('Thread and wounds') } }],
    })
    expect(kinds(cotton as CheckedReference)).toEqual([])
  })

  it('that is not here is nothing that is known, but for what a list says of its number', async () => {
    const all = await check(
      cited('Something else in other people', 2010),
      'Ghost G. A ghost of a trial. J Tests. 2001;1:1. doi:10.1000/GHOST',
      'See 2020',
    )
    expect(all).toMatchObject([
      { identity: 'not-here', study: null, alerts: [] },
      { identity: 'elsewhere', study: null, alerts: [{ kind: 'retracted', doi: '10.1000/notice', listed: true }] },
      { identity: 'unread', alerts: [] },
    ])
    expect(all.map(groupOfChecked)).toEqual(['not-here', 'act', 'unread'])
  })

  it('whose number and title do not agree may be a study, and is no more than that', async () => {
    const [odd] = await check(`${cited('Quite another matter of geese', 2010)} doi:10.1000/herons`)
    expect(odd).toMatchObject({
      identity: 'maybe',
      study: { pmid: 101 },
      reasons: expect.arrayContaining([expect.stringContaining('same DOI, but')]),
    })
  })
})

it('a check leaves nothing behind, and is for those who are signed in', async () => {
  const counts = () =>
    asOwner(
      (sql) =>
        sql`select relname, n_live_tup from pg_stat_user_tables where relname not like 'search%' order by relname`,
    ).then((rows) => rows.map(({ relname }) => relname))
  const dump = () =>
    asOwner(
      (
        sql,
      ) => sql`select (select count(*) from audit_events) as events, (select count(*) from reference_imports) as imports,
      (select count(*) from idempotency_keys) as keys`,
    )
  const before = [await counts(), [...(await dump())]]
  await check(cited('Herons and the sleep of nurses', 2010))
  expect([await counts(), [...(await dump())]]).toEqual(before)
  await expect(checkReferences(VISITOR, Buffer.from('101'))).rejects.toMatchObject({ code: 'unauthenticated' })
})

it('what is too large, or no list of references, is refused in words', async () => {
  await expect(checkReferences(ada, Buffer.alloc((2 << 20) + 1, 'a'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(checkReferences(ada, Buffer.from('%PDF-1.4'))).rejects.toThrow(/PDF/)
})
