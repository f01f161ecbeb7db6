import { beforeEach, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { updateIndex } from '@/db/search/index/update-index'
import { searchStudies } from '@/db/search/query/search-studies'
import { readStudy } from '@/db/studies/study-page'
import { studyRows } from '@/db/studies/study-rows'
import { generateWaiting } from '@/db/summaries/generated/generate-waiting'
import { readSummaryForEditing } from '@/db/summaries/summary-editor'
import {
  countVersions,
  readVersionPage,
  readVersions,
  restoreSummary,
  VERSIONS_A_PAGE,
} from '@/db/summaries/summary-versions'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { provenanceLines } from '@/lib/summaries/provenance'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { DID_NOT, importTrial } from '../../support/trial-records'

let ada: Person
let ben: Person
let studyId: number

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate draftings`)
  ;[ada, ben] = [await makePerson('Ada', 'editor'), await makePerson('Ben', 'editor')]
  studyId = await importTrial(1)
})

const refused = (code: string) => expect.objectContaining({ code })
const history = async () =>
  (await readVersions(ada, studyId)).map(({ version, current, maker, draftedBy, editedBy, checkedBy }) =>
    [version, current ? 'current' : 'former', maker, draftedBy, editedBy, checkedBy].join(' '),
  )

async function asImporter<T>(work: (sql: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

describe('every version', () => {
  it('is kept, newest first, with whose words it has and who had a hand in it', async () => {
    await edit(ada, studyId, { tldr: 'By Ada.' })
    await edit(ben, studyId, { checked: true })
    expect(await history()).toEqual([
      '3 current person Ada Ben Ben',
      '2 former person Ada Ada ',
      '1 former machine Précis  ',
    ])
  })

  it('is there for everyone who may read the study, and for nobody else', async () => {
    await edit(ada, studyId, { tldr: 'By Ada.' })
    expect(await readVersions(await makePerson('Reader'), studyId)).toHaveLength(2)
    expect(await readVersions(VISITOR, studyId)).toEqual([])
  })
})

describe('the draft that a summary began as', () => {
  const made = async () => {
    const [version] = await readVersions(ada, studyId)
    const shown = (await readStudy(ada, '1'))?.summary
    const edited = await readSummaryForEditing(ada, studyId)
    expect([shown?.originalDrafter, edited?.originalDrafter]).toEqual([
      version?.originalDrafter,
      version?.originalDrafter,
    ])
    const row = (await withViewer(ada, (tx) => studyRows(tx, [studyId]))).get(studyId)
    expect([row?.findingDrafted, row?.findingOriginalDrafter]).toEqual([
      version?.maker === 'machine' && version.tldr !== null,
      version?.maker === 'person' && version.originalDrafter !== null,
    ])
    return version && provenanceLines(version).map(({ words }) => words)
  }

  it('is named with whoever edited and checked it, whatever becomes of it', async () => {
    await asOwner((sql) => sql`update study_summaries set drafted_by = 'tiny-model-1'`)
    expect((await made())?.[0]).toBe('Machine draft by tiny-model-1')
    await edit(ada, studyId, { checked: true })
    expect(await made()).toEqual(['Drafted by tiny-model-1', 'checked by Ada'])
    await edit(ben, studyId, { tldr: 'Cheese lengthened sleep.' })
    expect(await made()).toEqual(['Drafted by tiny-model-1', 'edited by Ben', 'not checked by a person yet'])
    await edit(ben, studyId, { checked: true })
    expect(await made()).toEqual(['Drafted by tiny-model-1', 'edited and checked by Ben'])
    await restoreSummary(ada, { studyId, version: 4, restored: 2 })
    expect(await made()).toEqual(['Drafted by tiny-model-1', 'checked by Ada'])
  })

  it('is none where nothing was drafted: then the words are a person’s own', async () => {
    studyId = await importTrial(1, { article: '', version: 2 })
    await edit(ada, studyId, { tldr: 'By Ada.' })
    expect(await made()).toEqual([
      'Written from the bibliographic record',
      'drafted by Ada',
      'not checked by a person yet',
    ])
  })
})

describe('many versions', () => {
  it('come a page at a time, each with the one that its last is compared with, and the current one’s number', async () => {
    for (let turn = 1; turn < VERSIONS_A_PAGE + 3; turn++) await edit(ada, studyId, { tldr: `Turn ${turn}.` })
    const numbers = async (page: number) => {
      const { versions, before, current } = await readVersionPage(ada, studyId, page)
      return [versions.map(({ version }) => version), before?.version, current]
    }
    const newest = VERSIONS_A_PAGE + 3
    expect(await numbers(1)).toEqual([Array.from({ length: VERSIONS_A_PAGE }, (_, n) => newest - n), 3, newest])
    expect(await numbers(2)).toEqual([[3, 2, 1], undefined, newest])
    expect(await numbers(3)).toEqual([[], undefined, newest])
    expect(await countVersions(ada, studyId)).toBe(newest)
  })

  it('are nobody’s who may not read the study', async () => {
    expect(await readVersionPage(VISITOR, studyId, 1)).toEqual({ versions: [], before: null, current: null })
    expect(await countVersions(VISITOR, studyId)).toBe(0)
  })
})

describe('restoring', () => {
  it('brings the words back as a new version, with whoever wrote and checked them', async () => {
    await edit(ada, studyId, { tldr: 'Good.', checked: true })
    await edit(ben, studyId, { tldr: 'Worse.' })
    const [, good] = await readVersions(ada, studyId)
    expect(await restoreSummary(ben, { studyId, version: 3, restored: 2 })).toEqual({ version: 4 })
    expect((await readVersions(ada, studyId))[0]).toMatchObject({
      version: 4,
      tldr: 'Good.',
      draftedBy: 'Ada',
      draftedAt: good?.draftedAt,
      checkedBy: 'Ada',
      checkedAt: good?.checkedAt,
      editedBy: 'Ben',
      restoredFrom: 2,
    })
  })

  it('of the machine’s draft is a draft again, with all that it rests on, and stays through an import', async () => {
    const before = (await readStudy(ada, '1'))?.summary
    await edit(ada, studyId, { tldr: 'Worse.', checked: true })
    await restoreSummary(ben, { studyId, version: 2, restored: 1 })
    expect((await readStudy(ada, '1'))?.summary).toEqual(before)
    await importTrial(1, { article: DID_NOT, version: 2 })
    expect(await history()).toEqual([
      '3 current machine Précis Ben ',
      '2 former person Ada Ada Ada',
      '1 former machine Précis  ',
    ])
    expect(await readSummaryForEditing(ada, studyId)).toMatchObject({ recheck: true })
  })

  it('of what was checked before the abstract changed asks for another check', async () => {
    await edit(ada, studyId, { tldr: 'Good.', checked: true })
    await importTrial(1, { article: DID_NOT, version: 2 })
    await edit(ada, studyId, { tldr: 'Worse.', checked: true })
    expect(await readSummaryForEditing(ada, studyId)).toMatchObject({ recheck: false })
    await restoreSummary(ben, { studyId, version: 3, restored: 2 })
    expect(await readSummaryForEditing(ada, studyId)).toMatchObject({ checkedBy: 'Ada', recheck: true })
  })

  it('twice by the same form restores once; what is current needs no restoring', async () => {
    await edit(ada, studyId, { tldr: 'Worse.' })
    const input = { studyId, version: 2, restored: 1 }
    expect(await Promise.all([restoreSummary(ada, input), restoreSummary(ada, input)])).toEqual([
      { version: 3 },
      { version: 3 },
    ])
    expect(await restoreSummary(ada, { studyId, version: 3, restored: 3 })).toEqual({ version: 3 })
    expect(await history()).toHaveLength(3)
  })

  it('is a conflict where somebody saved in the meantime', async () => {
    await edit(ada, studyId, { tldr: 'One.' })
    await edit(ben, studyId, { tldr: 'Two.' })
    const late = restoreSummary(ada, { studyId, version: 2, restored: 1 })
    await expect(late).rejects.toEqual(refused('conflict'))
    expect((await history())[0]).toBe('3 current person Ben Ben ')
  })

  it('is refused to whoever may not, and of what is not there', async () => {
    await edit(ada, studyId, { tldr: 'Worse.' })
    const input = { studyId, version: 2, restored: 1 }
    await expect(restoreSummary(await makePerson('Reader'), input)).rejects.toEqual(refused('forbidden'))
    await expect(restoreSummary(VISITOR as Person, input)).rejects.toEqual(refused('unauthenticated'))
    await expect(restoreSummary(ada, { ...input, restored: 9 })).rejects.toEqual(refused('not_found'))
    await expect(restoreSummary(ada, { ...input, studyId: 987_654 })).rejects.toEqual(refused('not_found'))
    expect(await history()).toHaveLength(2)
    await restoreSummary(await makePerson('Chief', 'administrator'), input)
    expect(await history()).toHaveLength(3)
  })
})

describe('a level that a person gives', () => {
  const level = async () => (await readStudy(ada, '1'))?.level
  const searched = async () => {
    await asImporter((sql) => updateIndex(sql, 'studies'))
    const [document] = await asOwner((sql) => sql`select level from search_documents where study_id = ${studyId}`)
    return document?.level
  }
  const lower = () => edit(ada, studyId, { level: 3, levelReason: 'Nobody was blinded.' })

  it('is the study’s at once, and is what searches stand on', async () => {
    expect([await level(), await searched()]).toEqual([2, 2])
    await lower()
    expect([await level(), await searched()]).toEqual([3, 3])
    expect((await readVersions(ada, studyId))[0]).toMatchObject({ level: 3, levelReason: 'Nobody was blinded.' })
  })

  it('needs a reason', async () => {
    const refusal = edit(ada, studyId, { level: 3, levelReason: ' ' })
    await expect(refusal).rejects.toEqual(refused('invalid'))
    expect(await level()).toBe(2)
  })

  it('outlasts an import and the drafter', async () => {
    await lower()
    await importTrial(1, { version: 2, types: ['Case Reports'] })
    expect(await readStudy(ada, '1')).toMatchObject({ design: 'case report', level: 3 })
    await asOwner((sql) => sql`update studies set design = 'cohort'`)
    await asImporter((sql) => generateWaiting(sql))
    expect(await readStudy(ada, '1')).toMatchObject({ design: 'case report', level: 3 })
  })

  it('goes when it is taken off, or with a version that had none: the design’s is back, as it is by then', async () => {
    await lower()
    await edit(ada, studyId, { level: null, levelReason: '' })
    expect([await level(), await searched()]).toEqual([2, 2])
    await lower()
    await importTrial(1, { version: 2, types: ['Case Reports'] })
    await restoreSummary(ada, { studyId, version: 4, restored: 1 })
    expect(await level()).toBe(4)
  })
})

it('a checked summary is found among the checked, and an edited one by its words', async () => {
  const found = async (q: string) =>
    (await searchStudies(ada, { ...parseSearchRequest({ q }), checked: true })).rows.map(({ id }) => id)
  await edit(ada, studyId, { tldr: 'Gouda lengthened sleep.', checked: true })
  await asImporter((sql) => updateIndex(sql, 'studies'))
  expect(await found('gouda')).toEqual([studyId])
  await restoreSummary(ada, { studyId, version: 2, restored: 1 })
  await asImporter((sql) => updateIndex(sql, 'studies'))
  expect(await found('gouda')).toEqual([])
})
