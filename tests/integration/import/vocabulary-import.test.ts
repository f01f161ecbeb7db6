import { beforeEach, describe, expect, it } from 'vitest'
import { asOwner, corpusDump, emptyCorpus, importAs, importFiles, studyOf } from '../../support/corpus'
import {
  DESCRIPTOR_ASCII,
  DESCRIPTOR_XML,
  descriptorSet,
  SUPPLEMENT_ASCII,
  SUPPLEMENT_XML,
  supplementSet,
} from '../../support/mesh-files'
import { articleSet, articleXml } from '../../support/pubmed-xml'

beforeEach(emptyCorpus)

const rows = (query: string) => asOwner((sql) => sql.unsafe(query))
const mesh = () => rows('select * from mesh_descriptors order by ui')
const terms = async (ui: string) =>
  (await rows(`select term from mesh_terms where descriptor_ui = '${ui}' order by term collate "C"`)).map(
    ({ term }) => term,
  )
const jsonl = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('an import of MeSH', () => {
  it('keeps descriptors with their wordings, and concepts with their headings', async () => {
    const { state, counts } = await importAs('mesh', descriptorSet(DESCRIPTOR_XML), supplementSet(SUPPLEMENT_XML))
    expect([state, counts]).toMatchObject(['finished', { files: 2, records: 2, added: 2, rejected: 0 }])
    expect(await mesh()).toMatchObject([
      { ui: 'C900001', kind: 'supplementary', tree_numbers: [], mapped_to: ['D900001', 'D900002'] },
      { ui: 'D900001', kind: 'descriptor', tree_numbers: ['C99.100.050', 'C99.200'], mapped_to: null },
    ])
    expect(
      await rows(`select term, key, preferred from mesh_terms where descriptor_ui = 'D900001' order by key`),
    ).toEqual([
      { term: 'Fever, Moon', key: 'fever moon', preferred: false },
      { term: 'Lunar Ague', key: 'lunar ague', preferred: false },
      { term: 'Moon Fever', key: 'moon fever', preferred: true },
      { term: 'Moonfever', key: 'moonfever', preferred: false },
    ])
    expect(await rows('select kind, state, counts from imports')).toMatchObject([
      { kind: 'mesh', state: 'finished', counts: { records: 2, added: 2 } },
    ])
  })

  it('twice changes nothing', async () => {
    const files = [
      descriptorSet(DESCRIPTOR_XML),
      supplementSet(SUPPLEMENT_XML),
      SUPPLEMENT_ASCII,
      'Moon Fever;C99.200\n',
    ]
    await importAs('mesh', ...files.slice(0, 2))
    expect((await importAs('mesh', ...files.slice(0, 2))).counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
    await importAs('mesh', ...files.slice(2))
    expect((await importAs('mesh', ...files.slice(2))).counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
  })

  it('takes from a later file what it names, and leaves the rest', async () => {
    await importAs('mesh', descriptorSet(DESCRIPTOR_XML, DESCRIPTOR_XML.replace('D900001', 'D900002')))
    const later = jsonl({ ui: 'D900001', name: 'Moon Sickness', terms: ['Moon Fever'], tree: ['C99.300'] })
    expect((await importAs('mesh', later)).counts).toMatchObject({ records: 1, updated: 1 })
    expect(await mesh()).toMatchObject([
      // JSON lines have no notes: that of the XML is not taken away.
      { name: 'Moon Sickness', tree_numbers: ['C99.300'], scope_note: 'A fever of travellers & poets.' },
      { name: 'Moon Fever' },
    ])
    expect(await terms('D900001')).toEqual(['Moon Fever', 'Moon Sickness'])
    expect(await terms('D900002')).toHaveLength(4)
  })

  it('finds headings that are named, whichever file comes first', async () => {
    const tides = DESCRIPTOR_ASCII.replace('D900001', 'D900003').replace('MH = Moon Fever', 'MH = TIDES')
    const mapped = async () => (await rows(`select mapped_to from mesh_descriptors where ui = 'C900001'`))[0]?.mapped_to
    await importAs('mesh', SUPPLEMENT_ASCII)
    expect(await mapped()).toEqual(['Moon Fever', 'Tides/*analogs & derivatives'])
    await importAs('mesh', `${DESCRIPTOR_ASCII}\n${tides}`)
    expect(await mapped()).toEqual(['D900001', 'D900003'])
    expect((await importAs('mesh', SUPPLEMENT_ASCII)).counts).toMatchObject({ unchanged: 1 })
  })

  it('places descriptors by the tree file and says which it does not know', async () => {
    await importAs('mesh', descriptorSet(DESCRIPTOR_XML))
    const { counts, rejections } = await importAs('mesh', 'Moon Fever;C01.500\nTides;G01\n')
    expect(counts).toMatchObject({ records: 2, updated: 1, rejected: 1 })
    expect(rejections).toMatchObject([
      { identifier: 'Tides', reason: expect.stringContaining('no descriptor of this name') },
    ])
    expect(await mesh()).toMatchObject([{ tree_numbers: ['C01.500'] }])
    expect(await rows('select file, line, identifier from import_rejections')).toEqual([
      { file: 'file1', line: 2, identifier: 'Tides' },
    ])
  })

  it('takes the last of two records of one descriptor in a file', async () => {
    const line = (name: string) => ({ ui: 'D900001', name, terms: [], tree: [] })
    expect((await importAs('mesh', jsonl(line('One'), line('Two'), line('Two')))).counts).toMatchObject({
      added: 1,
      updated: 1,
      unchanged: 1,
    })
    expect(await terms('D900001')).toEqual(['Two'])
  })

  it('keeps what stood before a break', async () => {
    const { state, counts } = await importAs(
      'mesh',
      descriptorSet(DESCRIPTOR_XML).replace('</DescriptorRecordSet>', '<'),
    )
    expect([state, counts]).toMatchObject(['broken', { records: 1, added: 1 }])
  })
})

describe('an import of retractions', () => {
  const dois = JSON.stringify({ retractions: { '10.1000/fever': '10.1000/notice' } })
  const records = JSON.stringify([{ pmid: '2' }])
  const studies = articleSet(
    articleXml({ pmid: 1, doi: '10.1000/Fever' }),
    articleXml({ pmid: 2 }),
    articleXml({ pmid: 3, doi: '10.1000/other' }),
  )
  const retracted = async () =>
    (await rows('select pmid from studies where retracted_at is not null order by pmid')).map(({ pmid }) => pmid)

  it.each(['before', 'after'])('marks the studies it lists, %s they are here', async (order) => {
    if (order === 'after') await importFiles(studies)
    const { counts } = await importAs('retractions', dois, records)
    expect(counts).toMatchObject({ records: 2, added: 2, retracted: order === 'after' ? 2 : 0 })
    if (order === 'before') await importFiles(studies)
    expect(await retracted()).toEqual([1, 2])
  })

  it('twice changes nothing, and neither does a newer record of the study', async () => {
    await importFiles(studies)
    await importAs('retractions', dois, records)
    const [at] = await rows('select retracted_at from studies where pmid = 1')
    expect((await importAs('retractions', dois, records)).counts).toMatchObject({
      added: 0,
      unchanged: 2,
      retracted: 0,
    })
    await importFiles(articleSet(articleXml({ pmid: 1, doi: '10.1000/fever', revised: '2025-02-03' })))
    expect(await rows('select retracted_at from studies where pmid = 1')).toEqual([at])
  })

  it('does not take the notice for what it retracts', async () => {
    await importFiles(articleSet(articleXml({ pmid: 9, doi: '10.1000/fever', types: ['Retraction of Publication'] })))
    await importAs('retractions', dois)
    expect(await retracted()).toEqual([])
  })

  it('leaves a study that no list names to what its notices say', async () => {
    await importAs('retractions', dois)
    await importFiles(articleSet(articleXml({ pmid: 4, types: ['Retracted Publication'] })))
    expect(await retracted()).toEqual([4])
    await importFiles(articleSet(articleXml({ pmid: 4, revised: '2025-02-03' })))
    expect(await retracted()).toEqual([])
  })
})

describe('a list of journals', () => {
  const list = '"Annals of Tests","Ann. Tests"\n"Archives of Trials","Arch. Trials"\n'
  const journalXml = (title: string, iso = '') =>
    `<Journal><Title>${title}</Title>${iso && `<ISOAbbreviation>${iso}</ISOAbbreviation>`}</Journal>`
  const article = (pmid: number, title: string, nlmId?: string, iso?: string) =>
    articleXml({
      pmid,
      journal: journalXml(title, iso),
      ...(nlmId && {
        citation: `<MedlineJournalInfo><MedlineTA>${iso ?? title}</MedlineTA><NlmUniqueID>${nlmId}</NlmUniqueID></MedlineJournalInfo>`,
      }),
    })
  const journalOf = async (pmid: number) =>
    (await rows(`select j.key from studies s join journals j on j.id = s.journal_id where pmid = ${pmid}`))[0]?.key

  it('joins a journal under its abbreviation with the one that NLM numbers, and it stays joined', async () => {
    await importFiles(articleSet(article(1, 'Annals of Tests', '111'), article(2, 'Ann Tests'), article(3, 'Alone')))
    expect(await journalOf(2)).toBe('title:ann tests')
    expect((await importAs('journals', list)).counts).toMatchObject({ records: 2, added: 2, joined: 1 })
    expect(await journalOf(2)).toBe('nlm:111')
    expect(await rows('select key from journals order by key')).toEqual([{ key: 'nlm:111' }, { key: 'title:alone' }])
    expect((await importAs('journals', list)).counts).toMatchObject({ added: 0, unchanged: 2, joined: 0 })

    const dump = await corpusDump()
    await importFiles(articleSet(article(2, 'Ann Tests')))
    expect(await corpusDump()).toBe(dump)
    await importFiles(articleSet(article(4, 'The Annals of Tests'), article(5, 'Ann. Tests.')))
    expect([await journalOf(4), await journalOf(5)]).toEqual(['nlm:111', 'nlm:111'])
  })

  it('lets studies that moved be searched by their journal’s name', async () => {
    await importFiles(articleSet(article(1, 'Archives of Trials', '112'), article(2, 'Arch Trials')))
    await importAs('journals', list)
    const found = await rows(`select s.pmid from studies s join search_documents d on d.study_id = s.id
      where d.document @@ to_tsquery('simple', 'archives') order by pmid`)
    expect(found).toEqual([{ pmid: 1 }, { pmid: 2 }])
  })

  it('moves more studies than one transaction does', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => article(index + 10, 'Ann Tests'))
    await importFiles(articleSet(...many, article(1, 'Annals of Tests', '111')))
    expect((await importAs('journals', list)).counts.joined).toBe(1)
    expect(
      await rows('select j.key, count(*)::int from studies s join journals j on j.id = s.journal_id group by 1'),
    ).toEqual([{ key: 'nlm:111', count: 1201 }])
  })

  it('joins neither of two that could be meant, and never two that NLM numbers', async () => {
    await importFiles(
      articleSet(
        article(1, 'Annals of Tests', '111'),
        article(2, 'Annals of tests.', '222'),
        article(3, 'Annals of Tests'),
      ),
    )
    await importAs('journals', list)
    expect(await rows('select key from journals order by key')).toEqual([
      { key: 'nlm:111' },
      { key: 'nlm:222' },
      { key: 'title:annals of tests' },
    ])
  })

  it('is not needed where the names are the same, whichever record comes first', async () => {
    const files = [article(1, 'The Journal of Tests'), article(2, 'Journal of Tests', '333')].map((each) =>
      articleSet(each),
    )
    await importFiles(...files)
    const dump = await corpusDump()
    expect(await journalOf(1)).toBe('nlm:333')
    await emptyCorpus()
    await importFiles(...files.reverse())
    expect(await corpusDump()).toBe(dump)
    expect((await studyOf(1))?.journal_id).toBe((await studyOf(2))?.journal_id)
  })

  it('ends the same in whatever order lists that differ come', async () => {
    const other = '"The Annals of tests","Annals Tests"\nonly one field\n'
    const names = () => rows('select * from journal_names order by key')
    expect((await importAs('journals', list, other)).counts).toMatchObject({ records: 4, rejected: 1 })
    const before = await names()
    await emptyCorpus()
    await importAs('journals', other, list)
    expect(await names()).toEqual(before)
    expect((await importAs('journals', list, other)).counts).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
  })
})
