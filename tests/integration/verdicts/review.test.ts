import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { countInbox } from '@/db/inbox/count-inbox'
import { verdictsOnStudy } from '@/db/verdicts/list-verdicts'
import { readVerdict } from '@/db/verdicts/read-verdict'
import { REVIEW_VERDICTS } from '@/db/verdicts/review-verdicts'
import { confirmVerdict, handOverVerdict, withdrawVerdict } from '@/db/verdicts/settle-verdict'
import { AppError } from '@/lib/access/app-error'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { decide } from '../../support/verdicts'

let ada: Person
let ben: Person
let ward: { id: string }
let pmid = 700
let studyId: number

type Says = [type: string, pmid: number][]
const record = (
  of: number,
  version: number,
  says: Says = [],
  abstract = 'One abstract.',
  references: number[] = [],
) => {
  const said = says.map(
    ([type, other]) =>
      `<CommentsCorrections RefType="${type}"><RefSource>A journal</RefSource><PMID>${other}</PMID></CommentsCorrections>`,
  )
  const citation = said.length > 0 ? `<CommentsCorrectionsList>${said.join('')}</CommentsCorrectionsList>` : ''
  const article = `<Abstract><AbstractText>${abstract}</AbstractText></Abstract>`
  return articleXml({ pmid: of, version, title: `Study ${of}`, citation, article, references })
}
const take = (...records: string[]) => importFiles(articleSet(...records))
const idOf = (of: number) =>
  asOwner(async (sql) => (await sql<{ id: number }[]>`select id::int from studies where pmid = ${of}`)[0]?.id as number)
const read = async (id: string) => {
  const verdict = await readVerdict(ada, id)
  return [verdict?.state, verdict?.reviewReason]
}
const notices = () =>
  asOwner(
    (sql) => sql<{ name: string; kind: string }[]>`select u.name, n.kind from notices n join users u on u.id = n.user_id
    where n.kind like 'verdict-%' order by n.happened_at, u.name, n.id`,
  )
const at = (day: string) =>
  asOwner(async (sql) => (await sql`select app.write_verdict_notices(${day}::date) as n`)[0]?.n)

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  ward = await makeGroup('Ward 3', ada, ben)
})
beforeEach(async () => {
  pmid += 10
  await asOwner((sql) => sql`delete from verdicts`)
  await asOwner((sql) => sql`delete from notices`)
  await take(record(pmid, 1))
  studyId = await idOf(pmid)
})

test('a retraction that is imported puts it under review, with its reason, and its owner is notified once', async () => {
  const id = await decide(ada, { studyId, groupId: ward.id, ownerId: ben.id })
  await take(record(pmid, 2, [['RetractionIn', pmid + 1]]))
  await take(record(pmid, 3, [['RetractionIn', pmid + 1]]))
  expect(await read(id)).toEqual(['under-review', 'retracted'])
  expect(await readVerdict(ben, id)).toMatchObject({
    bottomLine: 'Offer it to adults who ask for it.',
    reviewStudy: { title: `Study ${pmid}` },
  })
  expect(await inboxOf(ben)).toEqual([`verdict-review: -, Study ${pmid}`, `verdict-handed: Ada, Study ${pmid}`])
  const version = (await readVerdict(ben, id))?.version as number
  await withdrawVerdict(ben, { verdictId: id, version, reason: 'Its study is retracted.' })
  expect([await inboxOf(ben), await countInbox(ben)]).toEqual([[], 0])
})

test('so does a concern, a correction and a changed abstract; a graver reason takes the place of a lesser one', async () => {
  const id = await decide(ada, { studyId, groupId: ward.id })
  await take(record(pmid, 2, [], 'Another abstract.'))
  expect(await read(id)).toEqual(['under-review', 'abstract-changed'])
  await take(record(pmid, 3, [['ErratumIn', pmid + 1]], 'Another abstract.'))
  expect(await read(id)).toEqual(['under-review', 'corrected'])
  await take(
    record(
      pmid,
      4,
      [
        ['ExpressionOfConcernIn', pmid + 2],
        ['ErratumIn', pmid + 1],
      ],
      'A third one.',
    ),
  )
  expect(await read(id)).toEqual(['under-review', 'concern'])
  const version = (await readVerdict(ada, id))?.version as number
  await confirmVerdict(ada, { verdictId: id, version, reviewBy: '2029-01-01', today: '2026-11-30' })
  expect(await read(id)).toEqual(['in-force', null])
  expect(await inboxOf(ada)).toEqual([])
  await take(
    record(
      pmid,
      5,
      [
        ['ExpressionOfConcernIn', pmid + 2],
        ['ErratumIn', pmid + 1],
      ],
      'A third one.',
    ),
  )
  expect(await read(id)).toEqual(['in-force', null])
})

test('evidence for it counts like its own study, and what is superseded or a draft is left alone', async () => {
  const [other, drafted] = [pmid + 3, pmid + 4]
  await take(record(other, 1), record(drafted, 1))
  const evidence = { supports: [String(other)], against: [] }
  const former = await decide(ada, { studyId, groupId: ward.id, evidence })
  const id = await decide(ada, { studyId, groupId: ward.id, supersedesId: former, evidence })
  const draft = await decide(ada, { studyId: await idOf(drafted), groupId: ward.id, evidence, isInForce: false })
  await take(record(other, 2, [['RetractionIn', pmid + 5]]))
  expect([await read(id), await read(former), await read(draft)]).toEqual([
    ['under-review', 'retracted'],
    ['superseded', null],
    ['draft', null],
  ])
})

test('a study that cites it with a better level, on the same question, puts it under review at night; another one does not', async () => {
  await asOwner((sql) => sql`update studies set level = 3 where id = ${studyId}`)
  const facts = (intervention: string, outcome: string) => ({ intervention, outcome })
  const setFacts = (of: number, given: object) =>
    asOwner(
      (sql) => sql`update study_summaries set facts = ${sql.json(given as never)} where study_id = ${of} and current`,
    )
  await setFacts(studyId, facts('paracetamol 1 g', 'pain at 24 hours'))
  const id = await decide(ada, { studyId, groupId: ward.id })
  const [review, unrelated] = [pmid + 5, pmid + 6]
  await take(record(review, 1, [], 'A review.', [pmid]), record(unrelated, 1, [], 'Another.', [pmid]))
  for (const of of [review, unrelated]) await asOwner((sql) => sql`update studies set level = 1 where pmid = ${of}`)
  await setFacts(await idOf(unrelated), facts('ibuprofen', 'pain'))
  const importer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  const run = () =>
    REVIEW_VERDICTS.run({ sql: importer, signal: new AbortController().signal, key: null, progress: async () => {} })
  await run()
  expect(await read(id)).toEqual(['in-force', null])
  await setFacts(await idOf(review), facts('oral paracetamol', 'pain'))
  await Promise.all([run(), run()])
  expect(await read(id)).toEqual(['under-review', 'outranked'])
  expect((await readVerdict(ada, id))?.reviewStudy?.title).toBe(`Study ${review}`)
  const version = (await readVerdict(ada, id))?.version as number
  await confirmVerdict(ada, { verdictId: id, version, reviewBy: '2029-01-01', today: '2026-11-30' })
  await run()
  expect(await read(id)).toEqual(['in-force', null])
  await importer.end()
})

test('a review that is due is said a month before, on the day, and a month after to the leads too, each exactly once', async () => {
  const id = await decide(ada, { studyId, groupId: ward.id, ownerId: ben.id, reviewBy: '2028-03-01' })
  await asOwner((sql) => sql`delete from notices`)
  expect([await at('2028-01-30'), await notices()]).toEqual([0, []])
  for (const day of ['2028-01-31', '2028-01-31', '2028-02-10', '2028-03-01', '2028-03-01', '2028-03-31', '2028-04-20'])
    await Promise.all([at(day), at(day)])
  const due = (name: string) => ({ name, kind: 'verdict-due' })
  expect(await notices()).toEqual([due('Ben'), due('Ben'), due('Ada'), due('Ben')])
  const version = (await readVerdict(ben, id))?.version as number
  await confirmVerdict(ben, { verdictId: id, version, reviewBy: '2030-01-01', today: '2028-04-20' })
  expect(await notices()).toEqual([])
  // A night on which nothing ran is made up for by the last notice alone.
  expect(await at('2030-05-01')).toBe(2)
})

test('whoever hands a verdict over, or leaves the group, keeps no notice of it', async () => {
  const id = await decide(ada, { studyId, groupId: ward.id, ownerId: ben.id, reviewBy: '2027-01-01' })
  await at('2027-01-01')
  const version = (await readVerdict(ben, id))?.version as number
  await handOverVerdict(ben, { verdictId: id, version, ownerId: ada.id })
  expect(await inboxOf(ben)).toEqual([])
  expect(await inboxOf(ada)).toEqual([`verdict-handed: Ben, Study ${pmid}`])
})

const tried = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
const step = fc.record({
  act: fc.constantFrom(...(['create', 'draft', 'supersede', 'withdraw', 'confirm'] as const)),
  place: fc.constantFrom('', 'Adults', 'adults', 'children'),
  which: fc.nat(5),
})

test('whatever is decided in whatever order, a group stands by one verdict on a study for one place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      await take(record(++pmid + 100_000, 1))
      const study = await idOf(pmid + 100_000)
      const all: string[] = []
      for (const { act, place, which } of steps) {
        const verdictId = all[which % Math.max(1, all.length)] ?? randomUUID()
        const shown = async () => ({ verdictId, version: (await readVerdict(ada, verdictId))?.version ?? 1 })
        const form = { studyId: study, groupId: ward.id, appliesTo: place }
        const kept = (id: string) => all.push(id)
        const acts: Record<typeof act, () => Promise<unknown>> = {
          create: () => Promise.all([tried(decide(ada, form).then(kept)), tried(decide(ada, form).then(kept))]),
          draft: () => decide(ada, { ...form, isInForce: false }).then(kept),
          supersede: () => decide(ada, { ...form, supersedesId: verdictId }).then(kept),
          withdraw: async () => withdrawVerdict(ada, { ...(await shown()), reason: 'x' }),
          confirm: async () => confirmVerdict(ada, { ...(await shown()), reviewBy: '2029-01-01', today: '2026-11-30' }),
        }
        await tried(acts[act]())
        const current = (await verdictsOnStudy(ada, study)).filter(({ state }) => state !== 'draft')
        const places = current.map(({ appliesTo }) => appliesTo.toLowerCase())
        expect(new Set(places).size).toBe(places.length)
        expect(current.every(({ reviewBy, isOwnerless }) => reviewBy && !isOwnerless)).toBe(true)
      }
    }),
    { numRuns: 10, seed: 20261130 },
  )
})
