import { beforeEach, expect, it } from 'vitest'
import { readFactAcceptance } from '@/db/summaries/fact-acceptance'
import { type Person, SIGN_IN, VISITOR } from '@/lib/access/viewer'
import type { EditedFacts, FactName } from '@/lib/summaries/summary'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit, formOf } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { importTrial } from '../../support/trial-records'

let editor: Person
beforeEach(async () => {
  await emptyCorpus()
  editor = await makePerson('Ed', 'editor')
})

/** Saves the form with these facts changed in it. */
const say = async (studyId: number, facts: Partial<EditedFacts>, checked: boolean) =>
  edit(editor, studyId, { checked, facts: { ...(await formOf(editor, studyId)).facts, ...facts } })

const acceptance = async (name: FactName) => (await readFactAcceptance(editor)).find((fact) => fact.name === name)

it('a fact counts once its draft is checked: accepted where it stands as it was read', async () => {
  const [kept, changed, emptied, waiting] = [
    await importTrial(1),
    await importTrial(2),
    await importTrial(3),
    await importTrial(4),
  ]
  const drafts = await asOwner((sql) => sql`select facts from study_summaries where facts ? 'sampleSize'`)
  expect(drafts).toHaveLength(4)
  expect(await readFactAcceptance(editor)).toEqual([])
  await edit(editor, kept, { checked: true })
  await say(changed, { sampleSize: 77 }, true)
  await say(emptied, { sampleSize: null }, true)
  await say(waiting, { sampleSize: 78 }, false)
  expect(await acceptance('sampleSize')).toEqual({ name: 'sampleSize', read: 3, accepted: 1 })
})

it('a fact that only a person wrote was nobody’s suggestion', async () => {
  const id = await importTrial(1)
  expect(await asOwner((sql) => sql`select 1 from study_summaries where facts ? 'followUp'`)).toHaveLength(0)
  await say(id, { followUp: '12 weeks' }, true)
  expect(await acceptance('followUp')).toBeUndefined()
  expect(await acceptance('sampleSize')).toMatchObject({ read: 1, accepted: 1 })
})

it('what editors accept is shown to editors and administrators alone', async () => {
  await edit(editor, await importTrial(1), { checked: true })
  expect(await readFactAcceptance(await makePerson('Chief', 'administrator'))).toEqual(await readFactAcceptance(editor))
  for (const who of [await makePerson('Reader'), VISITOR, SIGN_IN]) expect(await readFactAcceptance(who)).toEqual([])
})
