import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createComment } from '@/db/discussion/comments'
import { createList } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { type SimilarStudy, similarStudies } from '@/db/similarity/similar-studies'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { whySimilar } from '@/lib/similarity/why-similar'
import { asOwner, importAs, importFiles, studyOf } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Person
let bea: Person

const headings = (...names: string[]) =>
  `<MeshHeadingList>${names
    .map((name) => `<MeshHeading><DescriptorName MajorTopicYN="Y">${name}</DescriptorName></MeshHeading>`)
    .join('')}</MeshHeadingList>`
const keywords = (...words: string[]) =>
  `<KeywordList Owner="NOTNLM">${words.map((word) => `<Keyword MajorTopicYN="N">${word}</Keyword>`).join('')}</KeywordList>`

const FAMOUS = 990
const CITING_IT = 205

beforeAll(async () => {
  ada = await makePerson('Ada')
  bea = await makePerson('Bea')
  await importFiles(
    articleSet(
      // By references alone: to studies that are not here, to one that is, and by DOI.
      articleXml({ pmid: 11, title: 'Ferns.', references: [901, 902, 903, 904, 12, FAMOUS] }),
      articleXml({ pmid: 12, title: 'Granite.' }),
      articleXml({ pmid: 13, title: 'Umbrellas.', references: [901, 902, 903, 904, 905] }),
      articleXml({ pmid: 14, title: 'Harpsichords.', references: [901, 12, 906] }),
      articleXml({ pmid: 15, title: 'Plywood.', references: [901, 902, 903, 11] }),
      // By terms alone.
      articleXml({
        pmid: 21,
        title: 'Moon fever treated with blue cheese.',
        citation: headings('Moon Fever', 'Cheese', 'Humans') + keywords('lunar therapies'),
      }),
      articleXml({
        pmid: 22,
        title: 'Blue cheese at night.',
        citation: headings('Cheese', 'Humans') + keywords('Lunar therapy'),
      }),
      articleXml({ pmid: 23, title: 'Sleep in moon fever.', citation: headings('Moon Fever', 'Humans') }),
      articleXml({ pmid: 24, title: 'Moon fever, retracted.', types: ['Retracted Publication'] }),
      articleXml({ pmid: 25, title: 'Moon fever and blue cheese, withdrawn.', references: [901, 902, 903, 904] }),
      // By both.
      articleXml({ pmid: 31, title: 'Tidal palsy in sailors.', references: [951, 952] }),
      articleXml({ pmid: 32, title: 'Tidal palsy in fishermen.', references: [951, 952] }),
      articleXml({ pmid: 33, title: 'Tidal palsy in swimmers.' }),
      ...Array.from({ length: CITING_IT }, (_, n) =>
        articleXml({ pmid: 1000 + n, title: `Thing${n}x.`, references: [FAMOUS] }),
      ),
    ),
    '<?xml version="1.0"?><PubmedArticleSet><DeleteCitation><PMID>25</PMID></DeleteCitation></PubmedArticleSet>',
  )
})

async function similarTo(pmid: number, viewer: Parameters<typeof similarStudies>[0] = ada): Promise<SimilarStudy[]> {
  return similarStudies(viewer, Number((await studyOf(pmid))?.id))
}
const told = (similar: SimilarStudy[]) => similar.map(({ study, why }) => [study.title, whySimilar(why)])
const titles = (similar: SimilarStudy[]) => similar.map(({ study }) => study.title)

describe('by shared references', () => {
  test('those with most of them come first, whether the references are here or not, and those that cite it', async () => {
    expect(told(await similarTo(11))).toEqual([
      ['Plywood.', 'Cites this study; 3 shared references'],
      ['Umbrellas.', '4 shared references'],
      ['Harpsichords.', '2 shared references'],
      ['Granite.', 'Cited by this study'],
    ])
  })

  test('a DOI is a reference too, in capitals or not', async () => {
    const [granite, sailors] = [await studyOf(12), await studyOf(31)]
    await asOwner(
      (sql) => sql`insert into study_references (study_id, position, doi)
        values (${granite?.id}, 90, '10.1/ABC'), (${sailors?.id}, 90, '10.1/abc')`,
    )
    expect(told(await similarTo(12))).toContainEqual(['Tidal palsy in sailors.', '1 shared reference'])
    await asOwner((sql) => sql`delete from study_references where position = 90`)
  })

  test('one that very many studies have leads nowhere', async () => {
    const similar = await similarTo(1000)
    expect(similar.filter(({ why }) => why.references > 0 && why.terms.length === 0)).toEqual([])
  })
})

describe('by shared terms', () => {
  test('headings, keywords and words of both are named, the rarest first, none twice', async () => {
    const similar = told(await similarTo(21))
    expect(similar.map(([title]) => title)).toEqual([
      'Blue cheese at night.',
      'Sleep in moon fever.',
      'Moon fever, retracted.',
    ])
    expect(similar.map(([, why]) => why)).toEqual(['blue cheese, lunar therapies', 'Moon Fever', 'Moon fever'])
  })

  test('headings are named as MeSH has them where it is loaded', async () => {
    const mesh = { ui: 'D900001', name: 'Fever, Lunar', terms: ['Moon Fever'], tree: ['C99.100'] }
    await importAs('mesh', `${JSON.stringify(mesh)}\n`)
    await asOwner((sql) => sql`update search_headings set descriptor_ui = 'D900001' where name = 'Moon Fever'`)
    const [, sleep] = await similarTo(21)
    expect(sleep?.why.terms).toContain('Lunar Fever')
    await asOwner((sql) => sql`update search_headings set descriptor_ui = null where name = 'Moon Fever'`)
  })
})

test('shared references and shared terms together weigh more than either', async () => {
  expect(told(await similarTo(31))).toEqual([
    ['Tidal palsy in fishermen.', '2 shared references; Tidal palsy'],
    ['Tidal palsy in swimmers.', 'Tidal palsy'],
  ])
})

test('a withdrawn study is not shown, a retracted one is, and says so', async () => {
  const similar = await similarTo(21)
  expect(titles(similar)).not.toContain('Moon fever and blue cheese, withdrawn.')
  expect(similar.find(({ study }) => study.title === 'Moon fever, retracted.')?.study.retracted).toBe(true)
})

test('what a colleague has written and saved counts for nobody', async () => {
  const before = told(await similarTo(21))
  const study = await studyOf(1000)
  const body = 'Moon fever treated with blue cheese: lunar therapies.'
  await createNote(bea, { key: randomUUID(), studyId: study?.id, body })
  await createList(bea, { key: randomUUID(), name: body, description: body })
  await createComment(bea, { key: randomUUID(), studyId: study?.id, body, parentId: null } as never)
  for (const person of [ada, bea]) expect(told(await similarTo(21, person))).toEqual(before)
})

test('the same study has the same order every time', async () => {
  const first = titles(await similarTo(13))
  expect(first.length).toBeGreaterThan(1)
  for (let n = 0; n < 3; n++) expect(titles(await similarTo(13))).toEqual(first)
})

test('a study that nothing is like, one that is not here, and a visitor get nothing', async () => {
  await importFiles(articleSet(articleXml({ pmid: 99, title: 'Xylophones.' })))
  expect(await similarTo(99)).toEqual([])
  expect(await similarStudies(ada, 123_456_789)).toEqual([])
  expect(await similarTo(21, VISITOR)).toEqual([])
})
