import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { auditEvents } from '@/db/schema/audit'
import { readStudy } from '@/db/studies/study-page'
import { readSummaryForEditing, saveSummary } from '@/db/summaries/summary-editor'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit, formOf } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'
import { DID_NOT, importTrial } from '../../support/trial-records'

let ada: Person
let ben: Person
let studyId: number

beforeEach(async () => {
  await emptyCorpus()
  ;[ada, ben] = [await makePerson('Ada', 'editor'), await makePerson('Ben', 'editor')]
  studyId = await importTrial(1)
})

const refused = (code: string) => expect.objectContaining({ code })
const summaryOf = async (who = ada) => (await readStudy(who, '1'))?.summary
const versions = () =>
  asOwner(
    (sql) => sql`
      select m.version, current, maker, tldr, drafted_by, checked_at is not null as checked, u.name as edited_by
      from study_summaries m left join users u on u.id = m.edited_by order by m.version`,
  ).then((rows) => [...rows])

describe('saving', () => {
  it('makes a new version that everyone reads, and keeps the draft it began from', async () => {
    const { tldr: draft } = await formOf(ada, studyId)
    expect(await edit(ada, studyId, { tldr: ' Lunar cheese\nlengthened  sleep. ' })).toBe(2)
    expect(await versions()).toMatchObject([
      { version: 1, current: false, maker: 'machine', tldr: draft, edited_by: null },
      {
        version: 2,
        current: true,
        maker: 'person',
        tldr: 'Lunar cheese lengthened sleep.',
        drafted_by: 'Ada',
        checked: false,
        edited_by: 'Ada',
      },
    ])
    expect(await summaryOf()).toMatchObject({ tldr: 'Lunar cheese lengthened sleep.', draftedBy: 'Ada', source: null })
  })

  it('starts a summary where there was none', async () => {
    const bare = await makeStudy('A study without a record')
    expect(await readSummaryForEditing(ada, bare)).toMatchObject({ version: 0, tldr: null, maker: null, warnings: [] })
    expect(await edit(ada, bare, { tldr: 'A finding.' })).toBe(1)
    expect(await readSummaryForEditing(ada, bare)).toMatchObject({ version: 1, tldr: 'A finding.', basis: 'record' })
  })

  it('keeps what a sentence rests on while it stays as it is', async () => {
    const before = await summaryOf()
    await edit(ada, studyId, { paragraph: 'Another paragraph.' })
    expect(await summaryOf()).toMatchObject({
      source: before?.source,
      sentences: null,
      paragraph: 'Another paragraph.',
    })
    expect(before?.source).not.toBeNull()
  })

  it('writes into the trail what was done, and not a word of it', async () => {
    await edit(ada, studyId, { tldr: 'A canary.' })
    await edit(ben, studyId, { checked: true })
    const chief = await makePerson('Chief', 'administrator')
    const events = await withViewer(chief, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, String(studyId)))
        .orderBy(auditEvents.id),
    )
    expect(events.slice(-2).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['summary.change', ada.id],
      ['summary.check', ben.id],
    ])
    expect(JSON.stringify(events)).not.toContain('canary')
  })

  it('keeps what it was warned of with the version, as the server finds it', async () => {
    const paragraph = 'Lunar cheese lengthened sleep in 77 nurses.'
    await edit(ada, studyId, { tldr: 'Lunar cheese proves to lengthen sleep by 400 minutes.', paragraph })
    const { warnings } = (await readSummaryForEditing(ada, studyId)) ?? {}
    expect(warnings?.map(({ of, kind, words }) => [of, kind, words])).toEqual(
      expect.arrayContaining([
        ['tldr', 'number', '400'],
        ['tldr', 'certainty', 'proves'],
        ['paragraph', 'number', '77'],
      ]),
    )
    await edit(ada, studyId, { tldr: 'Lunar cheese lengthened sleep by 40 minutes.', paragraph: '' })
    expect(await readSummaryForEditing(ada, studyId)).toMatchObject({ warnings: [] })
  })

  it('of nothing new makes no version', async () => {
    expect(await edit(ada, studyId)).toBe(1)
    await edit(ada, studyId, { checked: true })
    expect(await edit(ada, studyId, { checked: true })).toBe(2)
    expect(await versions()).toHaveLength(2)
  })
})

describe('checking', () => {
  it('of a draft as it stands says who drafted it and who checked it', async () => {
    const before = await summaryOf()
    await edit(ada, studyId, { checked: true })
    const { maker, draftedBy, draftedAt, checkedBy, checkedAt, tldr, source, sentences } = (await summaryOf()) ?? {}
    expect({ maker, draftedBy, checkedBy }).toEqual({ maker: 'person', draftedBy: 'Précis', checkedBy: 'Ada' })
    expect({ tldr, source, sentences, draftedAt }).toEqual({
      tldr: before?.tldr,
      source: before?.source,
      sentences: before?.sentences,
      draftedAt: before?.draftedAt,
    })
    expect(checkedAt).toBeInstanceOf(Date)
  })

  it('holds for the text that was checked: the next change is unchecked again', async () => {
    await edit(ada, studyId, { checked: true })
    await edit(ben, studyId, { tldr: 'Cheese lengthened sleep.' })
    expect(await summaryOf()).toMatchObject({ draftedBy: 'Ben', checkedBy: null, checkedAt: null })
  })

  it('makes the study one that searches find as checked', async () => {
    const [before] = await asOwner((sql) => sql`select count(*)::int as waiting from search_queue`)
    await edit(ada, studyId, { checked: true })
    const [after] = await asOwner((sql) => sql`select count(*)::int as waiting from search_queue`)
    expect([before?.waiting, after?.waiting]).toEqual([0, 1])
  })
})

describe('facts', () => {
  it('that a person mends lose their words and are named; the others keep theirs', async () => {
    const before = (await summaryOf())?.facts
    const { facts } = await formOf(ada, studyId)
    await edit(ada, studyId, { facts: { ...facts, population: 'Night nurses', sampleSize: 119 } })
    const after = (await summaryOf())?.facts
    expect(after).toMatchObject({ population: 'Night nurses', sampleSize: 119, mended: ['population', 'sampleSize'] })
    expect(after?.words).toEqual({ ...before?.words, population: undefined, sampleSize: undefined })
    expect(after?.intervention).toBe(before?.intervention)
    expect(await summaryOf()).toMatchObject({ maker: 'machine', draftedBy: 'Précis' })
  })
})

describe('effects', () => {
  it('that a person adds, changes or takes away are theirs; the others keep their words', async () => {
    const [read] = (await summaryOf())?.facts?.effects ?? []
    expect(read).toMatchObject({ measure: 'HR', value: 0.7 })
    const { facts } = await formOf(ada, studyId)
    await edit(ada, studyId, { facts: { ...facts, effects: `${facts.effects}\nOdds ratio for yawning 2.0` } })
    const added = (await summaryOf())?.facts
    expect(added?.mended).toEqual(['effects'])
    const theirs = { measure: 'OR', outcome: 'yawning', value: 2, span: { section: null, start: 0, end: 0 } }
    expect(added?.effects).toEqual([read, theirs])
    await edit(ada, studyId, { facts: { ...facts, effects: '' } })
    expect((await summaryOf())?.facts?.effects).toBeUndefined()
  })

  it('that cannot be read are refused with the line, and nothing is written', async () => {
    const { facts } = await formOf(ada, studyId)
    const typed = edit(ada, studyId, { facts: { ...facts, effects: 'It works.' } })
    await expect(typed).rejects.toThrow(/^“It works\.”: write it as .* Your text is kept\.$/)
    expect(await versions()).toHaveLength(1)
  })
})

describe('an administrator', () => {
  it('edits and checks a summary as an editor does', async () => {
    const chief = await makePerson('Chief', 'administrator')
    await edit(chief, studyId, { tldr: 'The administrator’s words.', checked: true })
    expect((await versions()).at(-1)).toMatchObject({ tldr: 'The administrator’s words.' })
  })
})

describe('who may not', () => {
  it('is told so, and nothing is written', async () => {
    const input = { ...(await formOf(ada, studyId)), tldr: 'Theirs.' }
    const reader = await makePerson('Reader')
    await expect(saveSummary(reader, input)).rejects.toEqual(refused('forbidden'))
    expect(await readSummaryForEditing(reader, studyId)).toBeNull()
    await expect(saveSummary(VISITOR as Person, input)).rejects.toEqual(refused('unauthenticated'))
    expect(await readSummaryForEditing(VISITOR, studyId)).toBeNull()
    expect(await versions()).toHaveLength(1)
  })

  it('hears of a study that is not there that it is not found', async () => {
    const input = { ...(await formOf(ada, studyId)), studyId: 987_654, tldr: 'Nowhere.' }
    await expect(saveSummary(ada, input)).rejects.toEqual(refused('not_found'))
    expect(await readSummaryForEditing(ada, 987_654)).toBeNull()
  })

  it('is an editor no more at once, also with a page that is still open', async () => {
    const input = { ...(await formOf(ada, studyId)), tldr: 'Too late.' }
    await asOwner((sql) => sql`update users set role = 'reader' where id = ${ada.id}`)
    await expect(saveSummary(ada, input)).rejects.toEqual(refused('not_found'))
    expect(await versions()).toHaveLength(1)
  })
})

describe('two at once', () => {
  it('meet a conflict, not a loss', async () => {
    const [first, second] = [await formOf(ada, studyId), await formOf(ben, studyId)]
    const saved = await Promise.allSettled([
      saveSummary(ada, { ...first, tldr: 'By Ada.' }),
      saveSummary(ben, { ...second, tldr: 'By Ben.' }),
    ])
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(saved.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect(await versions()).toHaveLength(2)
  })

  it('are one where the same form was posted twice', async () => {
    const input = { ...(await formOf(ada, studyId)), tldr: 'Once.', checked: true }
    const saved = await Promise.all([saveSummary(ada, input), saveSummary(ada, input)])
    expect(saved).toEqual([{ version: 2 }, { version: 2 }])
    expect(await versions()).toHaveLength(2)
  })
})

describe('an import in between', () => {
  it('that writes another draft is a conflict for whoever has the former one before them', async () => {
    const input = { ...(await formOf(ada, studyId)), tldr: 'Of the old abstract.', abstractChangedAt: undefined }
    await importTrial(1, { article: DID_NOT, version: 2 })
    await expect(saveSummary(ada, input)).rejects.toEqual(refused('conflict'))
    expect(await versions()).toMatchObject([{ version: 2, maker: 'machine', current: true }])
  })

  it('that changes only what nobody sees of the draft is none', async () => {
    const input = { ...(await formOf(ada, studyId)), tldr: 'Mine.' }
    await importTrial(1, { version: 2, title: 'Lunar cheese and sleep' })
    expect(await saveSummary(ada, input)).toEqual({ version: 2 })
  })

  it('that changes the abstract beneath a person’s text is a conflict, then asks for another check', async () => {
    await edit(ada, studyId, { checked: true })
    const input = { ...(await formOf(ada, studyId)), tldr: 'Of the old abstract.' }
    await importTrial(1, { article: DID_NOT, version: 2 })
    await expect(saveSummary(ada, input)).rejects.toEqual(refused('conflict'))
    expect(await readSummaryForEditing(ben, studyId)).toMatchObject({ version: 2, checkedBy: 'Ada', recheck: true })
    expect(await edit(ben, studyId, { checked: true })).toBe(3)
    expect(await readSummaryForEditing(ben, studyId)).toMatchObject({ checkedBy: 'Ben', recheck: false })
  })

  it('never makes a draft current again, deletes no version, and takes away only places that are gone', async () => {
    await edit(ada, studyId, { checked: true })
    const before = await versions()
    await importTrial(1, { article: DID_NOT, version: 2 })
    expect(await versions()).toEqual(before)
    const after = await summaryOf()
    expect(after).toMatchObject({ source: null, sentences: null, checkedBy: 'Ada' })
    expect(after?.facts?.sampleSize).toBe(120)
    expect(after?.facts?.words).toBeUndefined()
    expect(after?.facts?.effects).toMatchObject([{ measure: 'HR', value: 0.7, span: { start: 0, end: 0 } }])
  })

  it('of the same abstract asks for nothing', async () => {
    await edit(ada, studyId, { checked: true })
    await importTrial(1, { version: 2, title: 'Lunar cheese and sleep of nurses.' })
    expect(await readSummaryForEditing(ada, studyId)).toMatchObject({ recheck: false, abstractChangedAt: null })
  })
})
