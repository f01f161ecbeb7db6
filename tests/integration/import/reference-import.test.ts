import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type postgres from 'postgres'
import { beforeEach, describe, expect, it } from 'vitest'
import { referenceSources } from '@/bin/import/reference-kind'
import { connect } from '@/db/connection/pool'
import { holdImportLock, type Rejection } from '@/db/import/corpus/import-log'
import { importReferences } from '@/db/import/references/reference-import'
import { undoReferenceImport } from '@/db/import/references/undo-import'
import type { SourceFile } from '@/lib/io/source-files'
import { asOwner, corpusDump, emptyCorpus, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((owner) => owner`truncate reference_imports cascade`)
})

/** A session that may import, as the command has one. */
async function importing<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    // Another file of tests may be importing at this moment.
    for (let wait = 0; !(await holdImportLock(sql)); wait++) {
      if (wait > 200) throw new Error('another import is running')
      await setTimeout(100)
    }
    return await work(sql)
  } finally {
    await sql.end()
  }
}

async function imported(content: string | Uint8Array, addUndecided = false) {
  const rejections: Rejection[] = []
  const file: SourceFile = {
    name: 'export.ris',
    open: async function* () {
      yield Buffer.from(content)
    },
  }
  const report = await importing((sql) =>
    importReferences(
      sql,
      { names: ['test'], sources: referenceSources([file]), onRejection: (each) => rejections.push(each) },
      { addUndecided },
    ),
  )
  return { ...report, id: report.imports[0] as number, rejections }
}

const undo = (id: number) => importing((sql) => undoReferenceImport(sql, id))

const ris = (...records: string[]) => records.map((fields) => `TY  - JOUR\n${fields}\nER  - \n`).join('\n')
const NEW =
  'TI  - Zinc for the common cold in adults\nAU  - Novak, Eva\nPY  - 2019\nT2  - Journal of Examples\nVL  - 4\nSP  - 9'
const studies = () =>
  asOwner((owner) => owner`select id::int, title, source, source_key, pmid from studies order by id`)
const rows = (id: number) =>
  asOwner((owner) => owner`select * from reference_import_rows where import_id = ${id} order by ordinal`)

/** A study of PubMed that the files below speak of. */
const here = () =>
  importFiles(
    articleSet(
      articleXml({
        pmid: 900001,
        title: 'Misoprostol for the prevention of postpartum haemorrhage.',
        doi: '10.1000/trial.1',
        journal: journalXml('<Year>2006</Year>'),
      }),
    ),
  )

describe('an import of references', () => {
  it('adds what is new with what the file says of it, and a summary of nothing', async () => {
    const { state, counts, id } = await imported(
      ris(`${NEW}\nAB  - Zinc was given to 200 adults.\nDO  - 10.1000/zinc`, 'TI  - Only a title'),
    )
    expect({ state, counts }).toMatchObject({
      state: 'finished',
      counts: { files: 1, records: 2, added: 2, undecided: 0, rejected: 0 },
    })
    expect(await studies()).toMatchObject([
      { title: 'Zinc for the common cold in adults', source: 'reference', pmid: null },
      { title: 'Only a title', source: 'reference' },
    ])
    const found = await asOwner(
      (owner) => owner`
      select s.title, count(d.study_id)::int as documents, max(m.tldr) as tldr, max(a.family) as author
      from studies s left join search_documents d on d.study_id = s.id left join study_authors a on a.study_id = s.id
      left join study_summaries m on m.study_id = s.id group by s.id order by s.id`,
    )
    expect(found).toMatchObject([
      { documents: 1, author: 'Novak' },
      { documents: 1, tldr: null },
    ])
    expect(await rows(id)).toMatchObject([
      { decision: 'new', added: true, line: 1, parsed: { doi: '10.1000/zinc' } },
      { decision: 'new', added: true, line: 12, raw_text: 'TY  - JOUR\nTI  - Only a title\nER  -' },
    ])
  })

  it('finds what is here by more than a DOI, changes nothing of it, and leaves doubts to a person', async () => {
    await here()
    const before = await corpusDump()
    const title = 'TI  - MISOPROSTOL for the prevention of postpartum haemorrhage'
    const { counts, rejections, id } = await imported(
      ris(
        'AN  - 900001\nDB  - PubMed\nTI  - Whatever the file says\nDO  - 10.1000/trial.1',
        `${title}\nDO  - 10.1000/TRIAL.1\nAB  - Another abstract`,
        'TI  - A supplement\nDO  - 10.1000/trial.1',
        'TI  - Erratum: Misoprostol for the prevention of postpartum haemorrhage\nDO  - 10.1000/trial.1\nPY  - 2006',
        'PY  - 2001',
      ),
    )
    expect(counts).toMatchObject({ records: 5, unchanged: 2, undecided: 1, added: 1, rejected: 1 })
    expect(rejections.map(({ reason, position }) => [position.line, reason])).toEqual([
      [14, expect.stringMatching(/^Left to decide: may be study \d+ \(same DOI, but another title/)],
      [25, 'No title and no identifier'],
    ])
    const [, , , erratum] = await rows(id)
    expect(erratum).toMatchObject({
      decision: 'new',
      reasons: [expect.stringMatching(/^beside study/), 'one of them is an erratum', ...REST],
    })
    await undo(id)
    expect(await corpusDump()).toBe(before)
  })

  it('of the same file adds nothing, packed or not; of a later one only what it adds', async () => {
    const text = ris(NEW, 'TI  - Reply')
    const first = await imported(text)
    const again = await imported(gzipSync(text))
    expect(again).toMatchObject({ id: first.id, counts: { records: 2, added: 0, unchanged: 2 } })
    const later = await imported(ris(NEW.replace('Zinc', 'ZINC'), 'TI  - Copper bracelets for arthritis'))
    expect(later.counts).toMatchObject({ records: 2, added: 1, unchanged: 1 })
  })

  it('takes a record that stands twice in a file once', async () => {
    const { counts, id } = await imported(ris(NEW, NEW.replace('Novak, Eva', 'Novak, E.')))
    expect(counts).toMatchObject({ records: 2, added: 1, unchanged: 1 })
    const [first, second] = await rows(id)
    expect(second).toMatchObject({ decision: 'same', added: false, study_id: first?.study_id })
  })

  it('adds doubtful ones where whoever imports says that they are new', async () => {
    await here()
    const text = ris('TI  - A supplement\nDO  - 10.1000/trial.1')
    expect((await imported(text)).counts).toMatchObject({ added: 0, undecided: 1 })
    const { counts, id } = await imported(text, true)
    expect(counts).toMatchObject({ added: 1, undecided: 0 })
    expect(await rows(id)).toMatchObject([{ decision: 'new', added: true, chosen_by: 'person' }])
  })

  it('by numbers alone finds and adds nothing', async () => {
    await here()
    const { counts, rejections } = await imported('PMID: 900001\n900009\n')
    expect(counts).toMatchObject({ records: 2, added: 0, unchanged: 1, rejected: 1 })
    expect(rejections).toMatchObject([
      { reason: 'No study here has this number, and the file has no title', identifier: 'PMID 900009' },
    ])
  })

  it('says what a broken file is', async () => {
    expect(await imported('Dear colleague')).toMatchObject({
      state: 'broken',
      counts: { records: 0 },
      rejections: [{ kind: 'break', reason: expect.stringMatching(/^Not a reference file/) }],
    })
  })
})

const REST = ['title 0.79', 'same year', 'same DOI']

it('gives way to the record of PubMed, which it never changes', async () => {
  const { id } = await imported(ris('AN  - 900001\nDB  - PubMed\nTI  - As the file has it\nKW  - kept'))
  await here()
  expect(await studies()).toMatchObject([
    { source: 'pubmed', title: 'Misoprostol for the prevention of postpartum haemorrhage.' },
  ])
  expect(await rows(id)).toMatchObject([{ parsed: { title: 'As the file has it', keywords: ['kept'] } }])
  expect(
    (await imported(ris('AN  - 900001\nDB  - PubMed\nTI  - Misoprostol for the prevention of haemorrhage'))).counts,
  ).toMatchObject({
    unchanged: 1,
  })
  const undone = await undo(id)
  expect(undone?.kept).toMatchObject([{ reason: 'a record of another source has taken its place' }])
})

describe('undoing an import', () => {
  it('leaves what was there before, and can be done once', async () => {
    await here()
    const before = await corpusDump()
    const { id } = await imported(ris(NEW, 'TI  - Only a title'))
    expect(await undo(id)).toMatchObject({ counts: { records: 2, withdrawn: 2, unchanged: 0 }, kept: [] })
    expect(await corpusDump()).toBe(before)
    expect(await undo(id)).toBeNull()
    expect((await imported(ris(NEW, 'TI  - Only a title'))).counts).toMatchObject({ added: 2 })
  })

  it('keeps what somebody has built on, and says which', async () => {
    const { id } = await imported(ris(NEW, 'TI  - Only a title', 'TI  - Copper bracelets for arthritis in old age'))
    await imported(ris('TI  - Copper bracelets for arthritis in old age', 'TI  - Gold'))
    const person = await makePerson('reader')
    await asOwner(
      (owner) => owner`
      insert into study_readings (user_id, study_id, status)
      select ${person.id}, id, 'read' from studies where title = 'Only a title'`,
    )
    const undone = await undo(id)
    expect(undone).toMatchObject({ counts: { records: 3, withdrawn: 1, unchanged: 2 } })
    expect(undone?.kept.map(({ title, reason }) => [title, reason])).toEqual([
      ['Copper bracelets for arthritis in old age', 'another imported file has it too'],
      ['Only a title', 'somebody has saved, noted, read or discussed it'],
    ])
    expect((await studies()).map(({ title }) => title)).toEqual([
      'Only a title',
      'Copper bracelets for arthritis in old age',
      'Gold',
    ])
  })
})
