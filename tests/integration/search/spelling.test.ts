import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { createComment } from '@/db/discussion/comments'
import { createNote } from '@/db/notes/notes'
import { didYouMean } from '@/db/search/question/spelling'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { quickestAnswer } from '../../support/quickest'

const TITLES = [
  'Hypertension in pregnancy',
  'Treatment of gout and of hypertension',
  'Baricitinib for alopecia',
  'Goat milk in infants',
  'Goat farming',
  'Tumor necrosis',
  'Sjögren syndrome and metformin',
]

let ada: Person

beforeAll(async () => {
  ada = await makePerson('Ada')
  const abstract = '<Abstract><AbstractText>Only here stands ustekinumab.</AbstractText></Abstract>'
  const records = TITLES.map((title, index) =>
    articleXml({ pmid: index + 1, title, article: index === 0 ? abstract : '' }),
  )
  await importFiles(articleSet(...records))
})

it.each([
  ['hypertnesion', 'hypertension'],
  ['Hypertention treatmnt', 'hypertension treatment'],
  ['baricitnib NOT "alopeica areata"', 'baricitinib NOT "alopecia areata"'],
  ['gotu', 'gout'],
  ['goaat', 'goat'],
  ['Sjogrne', 'sjogren'],
  ['hypertnesion[ti] OR hypertnesion[au]', 'hypertension[ti] OR hypertnesion[au]'],
])('for %j it offers %j', async (q, meant) => {
  expect(await didYouMean(ada, q)).toBe(meant)
})

it.each([
  ['a word that a title has', 'baricitinib'],
  ['a word that only an abstract has', 'ustekinumab'],
  ['another form of a word', 'treatments'],
  ['the other spelling of a word', 'tumour'],
  ['accents and capitals', 'SJÖGREN'],
  ['stop words', 'what about these'],
  ['a short word', 'gut'],
  ['a word that is near nothing', 'zzzzzzzz'],
  ['what is no word', '((( "" -'],
  ['nothing', ''],
])('it offers nothing for %s', async (_, q) => {
  expect(await didYouMean(ada, q)).toBeNull()
})

it('offers nothing to somebody who is not signed in', async () => {
  expect(await didYouMean(VISITOR, 'hypertnesion')).toBeNull()
})

it('knows no word of a note or a comment, not even for the one who wrote it', async () => {
  const ben = await makePerson('Ben')
  const [study] = await asOwner((sql) => sql`select id::int from studies limit 1`)
  const studyId = study?.id as number
  await createNote(ada, { key: randomUUID(), studyId, body: 'Ask about quetzalomab' })
  await createComment(ada, { key: randomUUID(), studyId, body: 'What of axolotlimab?' })
  await importFiles(articleSet(articleXml({ pmid: 100, title: 'One more, so that all is counted again' })))
  for (const person of [ada, ben]) {
    expect(await didYouMean(person, 'quetzalomba')).toBeNull()
    expect(await didYouMean(person, 'axolotlimba')).toBeNull()
  }
  expect(await asOwner((sql) => sql`select word from search_words where word ~ 'quetzal|axolotl'`)).toEqual([])
})

it('takes less for a question full of slips than for each of them', async () => {
  const q = Array.from({ length: 60 }, (_, n) => `hypertn${String.fromCharCode(97 + (n % 26))}sion`).join(' ')
  expect(await didYouMean(ada, q)).toContain('hypertension hypertension')
  const one = await quickestAnswer(() => didYouMean(ada, 'hypertnasion'))
  const many = await quickestAnswer(() => didYouMean(ada, q))
  expect(many).toBeLessThan(60 * one)
})
