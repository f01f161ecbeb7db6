import { beforeEach, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { readStudy } from '@/db/studies/study-page'
import { readDraftTrace } from '@/db/summaries/draft-trace'
import { generateWaiting } from '@/db/summaries/generated/generate-waiting'
import { restoreSummary } from '@/db/summaries/summary-versions'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import { unpackSentences } from '@/lib/evidence/trace/trace-sentences'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { DID_NOT, importTrial } from '../../support/trial-records'

let ada: Person
let reader: Person
let studyId: number

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate draftings`)
  ;[ada, reader] = [await makePerson('Ada', 'editor'), await makePerson('Reader')]
  studyId = await importTrial(1)
})

async function draftAgain() {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    while (await generateWaiting(sql));
  } finally {
    await sql.end()
  }
}

/** The chosen sentence as a reader of the page finds it in the abstract that is stored. */
async function chosen(): Promise<string[]> {
  const [study, draft] = [await readStudy(reader, '1'), await readDraftTrace(reader, studyId)]
  return unpackSentences(draft?.trace?.sentences ?? '')
    .filter(({ isChosen }) => isChosen)
    .map(({ section, start, end }) => study?.abstract[section]?.text.slice(start, end) ?? '')
}

describe('how a draft came to be', () => {
  it('is stored with it, by places in the abstract that is stored', async () => {
    const draft = await readDraftTrace(reader, studyId)
    expect(draft).toMatchObject({ version: 1, drafter: DRAFTER, draftedBy: 'Précis', isOfThisAbstract: true })
    expect(draft?.trace?.surest).toHaveLength(4)
    expect(await chosen()).toEqual([draft?.tldr])
  })

  it('is the same for everyone who may read the study, and nothing for nobody', async () => {
    expect(await readDraftTrace(ada, studyId)).toEqual(await readDraftTrace(reader, studyId))
    expect(await readDraftTrace(VISITOR, studyId)).toBeNull()
  })

  it('stays that of the machine when a person edits, and when the draft is brought back', async () => {
    const before = await readDraftTrace(reader, studyId)
    const version = await edit(ada, studyId, { tldr: 'By Ada.' })
    expect(await readDraftTrace(reader, studyId)).toEqual(before)
    await restoreSummary(ada, { studyId, version, restored: 1 })
    expect(await readDraftTrace(reader, studyId)).toEqual(before)
  })

  it('is drafted anew with another abstract, or said to be of a former one where a person has written', async () => {
    await importTrial(1, { article: DID_NOT, version: 2 })
    expect(await chosen()).toEqual(['Lunar cheese did not lengthen the sleep of nurses compared with placebo.'])
    await edit(ada, studyId, { tldr: 'By Ada.' })
    await importTrial(1, { version: 3 })
    expect((await readDraftTrace(reader, studyId))?.isOfThisAbstract).toBe(false)
  })

  it('is not known of a draft from before, until that is drafted again in the background', async () => {
    await asOwner((sql) => sql`update study_summaries set trace = null, drafter = ${DRAFTER - 1}`)
    expect(await readDraftTrace(reader, studyId)).toMatchObject({ trace: null, drafter: DRAFTER - 1 })
    await draftAgain()
    expect((await readDraftTrace(reader, studyId))?.trace).not.toBeNull()
  })
})
