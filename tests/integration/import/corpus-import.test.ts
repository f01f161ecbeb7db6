import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { asOwner, corpusDump, emptyCorpus, importFiles, studyOf } from '../../support/corpus'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

beforeEach(async () => {
  await emptyCorpus()
})

const deletion = (...pmids: number[]) =>
  articleSet(`<DeleteCitation>${pmids.map((pmid) => `<PMID>${pmid}</PMID>`).join('')}</DeleteCitation>`)
const notice = (type: string, pmid: number) =>
  `<CommentsCorrectionsList><CommentsCorrections RefType="${type}"><RefSource>J</RefSource><PMID>${pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>`
const trial = (fields: object) => `${JSON.stringify({ title: 'A trial of hair', abstracts: [], ...fields })}\n`

describe('the account', () => {
  it('adds up, whatever the files hold', async () => {
    const { state, counts, rejections } = await importFiles(
      articleSet(
        articleXml({ pmid: 1, references: [2, 99] }),
        articleXml({ pmid: 1 }),
        articleXml({ pmid: 2, title: '' }),
      ),
      gzipSync(
        articleSet('<PubmedBookArticle/>', articleXml({ pmid: 1, revised: '2025-01-01' }), articleXml({ pmid: 3 })),
      ),
      deletion(3, 3, 4),
      trial({ pmid: '5', references: [{ pmid: '1' }] }),
      '{"title": 7}\nnot JSON\n',
    )
    expect(state).toBe('finished')
    expect(counts).toEqual({
      files: 5,
      records: 12,
      added: 3,
      updated: 1,
      unchanged: 2,
      withdrawn: 2,
      rejected: 4,
      references: 1,
      resolved: 1,
    })
    expect(counts.records).toBe(counts.added + counts.updated + counts.unchanged + counts.withdrawn + counts.rejected)
    expect(rejections.map(({ file, reason }) => [file, reason.slice(0, 20)])).toEqual([
      ['file1', 'no title'],
      ['file2', 'a book or a chapter '],
      ['file5', 'not a trial article:'],
      ['file5', 'not JSON'],
    ])
  })

  it('is kept with each rejection and its place', async () => {
    const { counts } = await importFiles(articleSet(articleXml({ title: '' })))
    const [row] = await asOwner(
      (sql) =>
        sql`select i.*, r.file, r.line, r.column, r.identifier, r.reason from imports i join import_rejections r on r.import_id = i.id`,
    )
    expect(row).toMatchObject({
      state: 'finished',
      counts,
      file: 'file1',
      line: 3,
      column: 1,
      identifier: 'PMID 1',
      reason: 'no title',
    })
    expect(row?.finished_at).toBeInstanceOf(Date)
  })

  it('closes those that an earlier process left open', async () => {
    await asOwner((sql) => sql`insert into imports (state, sources, counts) values ('running', '{x}', '{}')`)
    await importFiles(articleSet())
    const rows = await asOwner((sql) => sql`select state from imports order by id`)
    expect(rows.map((row) => row.state)).toEqual(['interrupted', 'finished'])
  })

  it('of a file that breaks keeps what stood before, counts the record that was cut, and goes on with the next file', async () => {
    const whole = articleSet(articleXml({ pmid: 1 }), articleXml({ pmid: 2 }))
    const { state, counts, rejections } = await importFiles(whole.slice(0, -80), articleSet(articleXml({ pmid: 3 })))
    expect(state).toBe('broken')
    expect(counts).toMatchObject({ files: 2, records: 3, added: 2, rejected: 1 })
    expect(rejections.map(({ kind, position }) => [kind, position.line])).toEqual([
      ['rejection', 4],
      ['break', 4],
    ])
    const [row] = await asOwner((sql) => sql`select state from imports`)
    expect(row?.state).toBe('broken')
  })

  it('of compressed data that ends too early says so', async () => {
    const packed = gzipSync(articleSet(...Array.from({ length: 50 }, (_, index) => articleXml({ pmid: index + 1 }))))
    const { state, rejections } = await importFiles(packed.subarray(0, packed.length - 20))
    expect(state).toBe('broken')
    expect(rejections.at(-1)?.reason).toContain('the compressed data ends too early')
  })
})

describe('importing again', () => {
  const files = [
    articleSet(
      articleXml({ pmid: 1, references: [2], doi: '10.1000/one' }),
      articleXml({ pmid: 2 }),
      articleXml({ pmid: 2, title: 'Same day.' }),
    ),
    deletion(2, 7),
    trial({ pmcid: 'PMC5', doi: '10.1000/five', references: [{ doi: '10.1000/ONE' }] }),
  ]

  it('changes nothing', async () => {
    await importFiles(...files)
    const before = await corpusDump()
    const { counts } = await importFiles(...files)
    expect(counts).toMatchObject({
      records: 6,
      added: 0,
      updated: 0,
      unchanged: 6,
      withdrawn: 0,
      rejected: 0,
      references: 0,
    })
    expect(await corpusDump()).toBe(before)
  })

  it('updates on a newer revision and not on an older one', async () => {
    const journal = journalXml('<Year>2001</Year>')
    await importFiles(articleSet(articleXml({ journal, references: [5, 6] })))
    const first = await studyOf(1)
    const newer = await importFiles(
      articleSet(articleXml({ revised: '2024-02-01', title: 'Better.', references: [6], types: ['Review'] })),
    )
    expect(newer.counts).toMatchObject({ updated: 1, references: 1 })
    const older = await importFiles(articleSet(articleXml({ revised: '2023-12-31', title: 'Worse.' })))
    expect(older.counts).toMatchObject({ unchanged: 1 })
    const second = await studyOf(1)
    expect(second).toMatchObject({
      id: first?.id,
      title: 'Better.',
      journal_id: null,
      published: null,
      design: 'narrative review',
      level: 5,
    })
    expect(second?.changed_at.getTime()).toBeGreaterThan(first?.changed_at.getTime())
    expect(second?.added_at).toEqual(first?.added_at)
  })
})

describe('whatever order files come in', () => {
  const files = [
    articleSet(
      articleXml({ pmid: 1, title: 'Hair in lupus.', doi: '10.1000/A', references: [2, 3], revised: '2024-01-01' }),
    ),
    articleSet(
      articleXml({ pmid: 1, title: 'Hair in lupus, again.', doi: '10.1000/A', references: [3], revised: '2024-03-01' }),
    ),
    articleSet(
      articleXml({
        pmid: 2,
        citation: notice('RetractionOf', 3),
        journal: journalXml('<Year>2001</Year>', '<ISOAbbreviation>J Tests</ISOAbbreviation>'),
      }),
    ),
    articleSet(
      articleXml({ pmid: 3, references: [1], title: 'First wording.' }),
      articleXml({ pmid: 3, references: [1], title: 'Other wording.' }),
    ),
    articleSet(
      articleXml({ pmid: 4, doi: '10.1000/shared', journal: journalXml('<Year>1999</Year>') }),
      articleXml({ pmid: 5, doi: '10.1000/SHARED' }),
    ),
    trial({ pmcid: 'PMC9', doi: '10.1000/a', title: 'Hair in lupus', references: [{ doi: '10.1000/shared' }] }),
    trial({
      pmcid: 'PMC10',
      title: 'Another trial',
      references: [{ doi: '10.1000/shared', title: 'By DOI' }, { pmid: '1' }],
    }),
    deletion(5, 6),
  ]

  it('the corpus ends the same', async () => {
    await importFiles(...files)
    const expected = await corpusDump()
    const orders = [
      [...files].reverse(),
      [...files.slice(3), ...files.slice(0, 3)],
      [...files.filter((_, i) => i % 2), ...files.filter((_, i) => i % 2 === 0)],
    ]
    for (const order of orders) {
      await emptyCorpus()
      for (const file of order) await importFiles(file)
      expect(await corpusDump()).toBe(expected)
    }
    await emptyCorpus()
    await importFiles(...[...files].reverse())
    expect(await corpusDump()).toBe(expected)
  })
})

describe('references', () => {
  it.each([
    ['the cited study first', [2, 1]],
    ['the citing study first', [1, 2]],
  ])('find their study by PMID with %s', async (_, order) => {
    const xml = { 1: articleXml({ pmid: 1, references: [2, 8] }), 2: articleXml({ pmid: 2 }) } as Record<number, string>
    let resolved = 0
    for (const pmid of order) resolved += (await importFiles(articleSet(xml[pmid] as string))).counts.resolved
    expect(resolved).toBe(1)
    expect((await studyOf(1))?.cited).toEqual([2])
  })

  it('without a PMID find it by DOI, in any letters, whichever comes first', async () => {
    const citing = trial({ pmid: '1', references: [{ doi: '10.1000/XyZ' }] })
    const cited = articleSet(articleXml({ pmid: 2, doi: '10.1000/xYz' }))
    await importFiles(citing, cited)
    expect((await studyOf(1))?.cited).toEqual([2])
    await emptyCorpus()
    await importFiles(cited, citing)
    expect((await studyOf(1))?.cited).toEqual([2])
  })

  it('by DOI let go of a study whose DOI was corrected and find the one that has it now', async () => {
    const citing = trial({ pmid: '1', references: [{ doi: '10.1000/x' }] })
    await importFiles(citing, articleSet(articleXml({ pmid: 2, doi: '10.1000/x' })))
    await importFiles(articleSet(articleXml({ pmid: 2, doi: '10.1000/y', revised: '2024-05-05' })))
    expect((await studyOf(1))?.cited).toEqual([])
    await importFiles(articleSet(articleXml({ pmid: 3, doi: '10.1000/x' })))
    expect((await studyOf(1))?.cited).toEqual([3])
  })
})

describe('withdrawal', () => {
  it('marks the study, and stays when a record comes later', async () => {
    await importFiles(articleSet(articleXml({ pmid: 1 })), deletion(1, 2))
    expect((await studyOf(1))?.withdrawn_at).toBeInstanceOf(Date)
    const { counts } = await importFiles(
      articleSet(articleXml({ pmid: 1, revised: '2030-01-01' }), articleXml({ pmid: 2 })),
    )
    expect(counts).toMatchObject({ updated: 1, added: 1 })
    expect((await studyOf(1))?.withdrawn_at).toBeInstanceOf(Date)
    expect((await studyOf(2))?.withdrawn_at).toBeInstanceOf(Date)
  })
})

describe('retraction', () => {
  it.each([
    ['its publication type', articleXml({ pmid: 1, types: ['Retracted Publication'] })],
    ['its own notice', articleXml({ pmid: 1, citation: notice('RetractionIn', 2) })],
  ])('is known from %s', async (_, xml) => {
    await importFiles(articleSet(xml))
    expect((await studyOf(1))?.retracted_at).toBeInstanceOf(Date)
  })

  it('is known from the notice of another study, whichever comes first, and taken back with it', async () => {
    const study = articleSet(articleXml({ pmid: 1 }))
    const other = articleSet(articleXml({ pmid: 2, citation: notice('RetractionOf', 1) }))
    await importFiles(study, other)
    expect((await studyOf(1))?.retracted_at).toBeInstanceOf(Date)
    await emptyCorpus()
    await importFiles(other, study)
    expect((await studyOf(1))?.retracted_at).toBeInstanceOf(Date)
    await importFiles(articleSet(articleXml({ pmid: 2, revised: '2024-09-09' })))
    expect((await studyOf(1))?.retracted_at).toBeNull()
  })
})

describe('a study that two sources know', () => {
  const fromTrials = trial({ pmcid: 'PMC7', doi: '10.1000/s', title: 'Baricitinib for hair loss: a trial' })
  const fromPubmed = articleSet(articleXml({ pmid: 7, doi: '10.1000/S', title: 'Baricitinib for hair loss.' }))

  it('is one study, by DOI and title, with what PubMed says of it', async () => {
    const { counts } = await importFiles(fromTrials, fromPubmed)
    expect(counts).toMatchObject({ added: 1, updated: 1 })
    expect(await studyOf(7)).toMatchObject({
      source: 'pubmed',
      source_key: 'pmid:7',
      title: 'Baricitinib for hair loss.',
    })
    const dump = await corpusDump()
    await emptyCorpus()
    expect((await importFiles(fromPubmed, fromTrials)).counts).toMatchObject({ added: 1, unchanged: 1 })
    expect(await corpusDump()).toBe(dump)
  })

  it('keeps its number, so that what people saved stays with it', async () => {
    await importFiles(fromTrials)
    const [before] = await asOwner((sql) => sql`select id from studies`)
    await importFiles(fromPubmed)
    expect((await studyOf(7))?.id).toBe(before?.id)
  })

  it('is two where the DOI is shared and the titles are not', async () => {
    await importFiles(fromTrials, articleSet(articleXml({ pmid: 8, doi: '10.1000/s', title: 'Erratum.' })))
    const [row] = await asOwner((sql) => sql`select count(*)::int as studies from studies`)
    expect(row?.studies).toBe(2)
  })

  it('is PubMed over the trial corpus also with a PMID on both sides', async () => {
    const better = trial({ pmid: '7', title: 'Longer and fuller in every way than the record of PubMed' })
    await importFiles(fromPubmed, better)
    expect(await studyOf(7)).toMatchObject({ source: 'pubmed' })
    await emptyCorpus()
    await importFiles(better, fromPubmed)
    expect(await studyOf(7)).toMatchObject({ source: 'pubmed' })
  })
})

it('is searched by title, abstract, headings and names, best first', async () => {
  const heading =
    '<MeshHeadingList><MeshHeading><DescriptorName>Alopecia</DescriptorName></MeshHeading></MeshHeadingList>'
  await importFiles(
    articleSet(
      articleXml({ pmid: 1, title: 'Alopecia treated.' }),
      articleXml({ pmid: 2, citation: heading }),
      articleXml({
        pmid: 3,
        article:
          '<Abstract><AbstractText>Of alopecia.</AbstractText></Abstract><AuthorList><Author><LastName>Running</LastName></Author></AuthorList>',
      }),
    ),
  )
  const found = (query: string) =>
    asOwner(async (sql) => {
      const rows = await sql`
        select s.pmid from search_documents d join studies s on s.id = d.study_id, to_tsquery('simple', ${query}) q
        where document @@ q order by ts_rank(document, q) desc`
      return rows.map((row) => row.pmid)
    })
  expect(await found('alopecia')).toEqual([1, 3, 2])
  expect(await found('running')).toEqual([3])
})

it('takes what is far larger than any record, or says why not, and goes on', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const word = (n: number) => [n, n / 26, n / 676, n / 17_576].map((x) => letters[Math.floor(x) % 26]).join('')
  const words = Array.from({ length: 400_000 }, (_, n) => word(n)).join(' ')
  const author = '<Author><LastName>Группа</LastName><ForeName>Имя</ForeName></Author>'
  const { counts, rejections } = await importFiles(
    articleSet(
      articleXml({
        pmid: 1,
        title: words.slice(0, 100_000),
        journal: `<Journal><Title>${words.slice(0, 50_000)}</Title></Journal>`,
        article: `<Abstract><AbstractText>${words}</AbstractText></Abstract><AuthorList>${author.repeat(30_000)}</AuthorList>`,
      }),
      articleXml({ pmid: 2, references: Array.from({ length: 33_000 }, (_, n) => n + 1) }),
      articleXml({
        pmid: 3,
        citation: `<MeshHeadingList><MeshHeading><DescriptorName>${words.slice(0, 3000)}</DescriptorName></MeshHeading></MeshHeadingList>`,
      }),
      articleXml({ pmid: 4, doi: `10.1000/${'x'.repeat(5000)}` }),
    ),
  )
  expect(rejections.map(({ reason }) => reason)).toEqual([
    'more than 32767 references',
    'a MeSH heading longer than 500 characters',
  ])
  expect(counts).toMatchObject({ records: 4, added: 2, rejected: 2 })
})
