import { beforeAll, expect, it } from 'vitest'
import { readAnswer } from '@/db/search/query/read-answer'
import { searchStudies } from '@/db/search/query/search-studies'
import { VISITOR, type Viewer } from '@/lib/access/viewer'
import type { Effect } from '@/lib/evidence/facts/effect'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Viewer

const TEXT = 'Tails were seen. Purring made deaths of mice fewer. It was loud.'
const SENTENCE = { start: TEXT.indexOf('Purring'), end: TEXT.indexOf(' It was') }
const abstract = `<Abstract><AbstractText>${TEXT}</AbstractText></Abstract>`
const study = (pmid: number, title: string, type: string) =>
  articleXml({ pmid, title, types: [type], article: abstract })
const MESH = [
  { ui: 'D930001', name: 'Purring', terms: [], tree: ['E02.930'] },
  { ui: 'D930002', name: 'Mouse Fright', terms: [], tree: ['C01.930'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

const deaths: Effect = {
  measure: 'RR',
  outcome: 'deaths',
  arms: ['purring', 'silence'],
  value: 0.5,
  interval: { low: 0.3, high: 0.8 },
  span: { section: 0, ...SENTENCE },
}

type Given = { tldr?: string; effects?: Effect[]; maker?: string; draftedBy?: string; checked?: boolean }

async function summarise(pmid: number, given: Given = {}) {
  const { tldr = `Finding ${pmid}.`, effects = [deaths], maker = 'machine', draftedBy = 'Précis', checked } = given
  await asOwner(async (sql) => {
    await sql`delete from study_summaries where study_id = (select id from studies where pmid = ${pmid})`
    await sql`insert into study_summaries (study_id, version, current, tldr, facts, basis, maker, drafter, drafted_by,
        source_section, source_start, source_end, checked_at)
      select id, 1, true, ${tldr}, ${sql.json({ effects } as never)}, 'abstract', ${maker},
        ${maker === 'machine' ? 1 : null}, ${draftedBy}, 0, ${SENTENCE.start}, ${SENTENCE.end},
        ${checked ? sql`now()` : null}
      from studies where pmid = ${pmid}`
  })
}

beforeAll(async () => {
  await importFiles(
    articleSet(
      study(301, 'Purring in mouse fright.', 'Randomized Controlled Trial'),
      study(302, 'Purring for mouse fright.', 'Meta-Analysis'),
      study(303, 'Purring against mouse fright.', 'Case Reports'),
      study(304, 'Purring and mouse fright.', 'Retracted Publication'),
      study(305, 'Purring or mouse fright.', 'Clinical Trial Protocol'),
      study(306, 'Purring, mouse fright.', 'Randomized Controlled Trial'),
      study(307, 'Purring versus tails in mouse fright.', 'Randomized Controlled Trial'),
      study(308, 'Tails or purring for mouse fright.', 'Randomized Controlled Trial'),
    ),
  )
  await importAs('mesh', `${MESH}\n`)
  for (const pmid of [301, 302, 303, 304, 305]) await summarise(pmid)
  ada = await makePerson('Ada')
})

const answer = async (q: string, viewer = ada) =>
  readAnswer(viewer, q, await searchStudies(ada, parseSearchRequest({ q })))
const shown = async (q: string) =>
  (await answer(q))?.groups.map(({ direction, findings }) => [direction, ...findings.map(({ finding }) => finding)])

it('is the findings of studies with results, the strongest first, by direction', async () => {
  await summarise(306, { effects: [{ ...deaths, interval: { low: 0.3, high: 1.2 } }] })
  expect(await shown('does purring help mouse fright')).toEqual([
    ['favours', 'Finding 302.', 'Finding 301.', 'Finding 303.'],
    ['no difference', 'Finding 306.'],
  ])
})

it('leaves out what a language model or a person wrote and nobody has checked', async () => {
  await summarise(301, { draftedBy: 'a model' })
  await summarise(306, { maker: 'person', draftedBy: 'Ada' })
  expect(await answer('purring for mouse fright')).toMatchObject({ shown: 2, found: 2 })
  await summarise(301, { draftedBy: 'a model', checked: true })
  await summarise(306, { maker: 'person', draftedBy: 'Ada', checked: true })
  expect(await answer('purring for mouse fright')).toMatchObject({ shown: 4, found: 4 })
})

it('is none for an exact question, for one thing alone, and for nobody', async () => {
  expect(await answer('"purring" "mouse fright"')).toBeNull()
  expect(await answer('purring')).toBeNull()
  expect(await answer('purring for mouse fright', VISITOR)).toBeNull()
})

it('is of a comparison what the studies found that compare both by name', async () => {
  // The others mention tails, in their texts alone.
  for (const pmid of [307, 308]) await summarise(pmid)
  const compared = await answer('purring vs tails for mouse fright')
  expect(compared?.groups.flatMap(({ findings }) => findings.map(({ finding }) => finding)).sort()).toEqual([
    'Finding 307.',
    'Finding 308.',
  ])
})
