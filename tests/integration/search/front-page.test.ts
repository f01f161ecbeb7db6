import { beforeAll, describe, expect, test } from 'vitest'
import { readCorpusOverview } from '@/db/home/corpus-overview'
import { searchStudies } from '@/db/search/query/search-studies'
import { listTopics } from '@/db/search/query/topic-list'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

const TRIAL = 'Randomized Controlled Trial'
let pmid = 0
let ada: Person

type Heading = { ui: string; name: string; major: boolean; qualifier?: boolean }

function study(year: number, types: string[], headings: Heading[], title = `Study ${pmid + 1}`): string {
  const mesh = headings
    .map(({ ui, name, major, qualifier }) => {
      const named = `<DescriptorName UI="${ui}" MajorTopicYN="${major ? 'Y' : 'N'}">${name}</DescriptorName>`
      const qualified = qualifier ? '<QualifierName UI="Q000188" MajorTopicYN="Y">drug therapy</QualifierName>' : ''
      return `<MeshHeading>${named}${qualified}</MeshHeading>`
    })
    .join('')
  return articleXml({
    pmid: ++pmid,
    title,
    journal: journalXml(`<Year>${year}</Year><Month>May</Month>`),
    types,
    citation: `<MeshHeadingList>${mesh}</MeshHeadingList>`,
  })
}

const skin = { ui: 'D012871', name: 'Skin Diseases', major: false }
const asthma = { ui: 'D001249', name: 'Asthma', major: true }
const eczema = { ui: 'D004485', name: 'Eczema', major: false, qualifier: true }

beforeAll(async () => {
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      study(2019, [TRIAL], [skin, asthma]),
      study(2020, [TRIAL], [skin, asthma]),
      study(2021, ['Case Reports'], [skin, asthma]),
      study(2022, [TRIAL], [skin, eczema]),
      study(2023, [TRIAL, 'Retracted Publication'], [skin, eczema]),
    ),
  )
})

describe('topics', () => {
  test('come with the strong evidence that is about them, retractions left out, the most first', async () => {
    expect(await listTopics(ada, { limit: 10 })).toEqual([
      { name: 'Asthma', address: '/topics/asthma', studies: 3, strong: 2 },
      { name: 'Eczema', address: '/topics/eczema', studies: 2, strong: 1 },
    ])
    expect(await listTopics(ada, { limit: 1 })).toMatchObject([{ name: 'Asthma' }])
  })

  test('that studies are only indexed under are found by their name alone', async () => {
    expect(await listTopics(ada, { words: 'skin dis', limit: 10 })).toEqual([
      { name: 'Skin Diseases', address: '/topics/skin-diseases', studies: 5, strong: 0 },
    ])
    expect(await listTopics(ada, { words: 'skin dis', limit: 10, isStrong: true })).toEqual([])
    expect(await listTopics(ada, { words: 'ECZ', limit: 10, isStrong: true })).toMatchObject([{ name: 'Eczema' }])
    expect(await listTopics(ada, { words: 'ECZ', limit: 10 })).toMatchObject([{ name: 'Eczema' }])
    expect(await listTopics(ada, { words: '%', limit: 10 })).toEqual([])
    expect(await listTopics(VISITOR, { limit: 10 })).toEqual([])
  })
})

describe('what is here', () => {
  test('is counted: studies, trials, and the month of the newest', async () => {
    expect(await readCorpusOverview(ada)).toMatchObject({
      studies: 5,
      trials: 4,
      newest: { year: 2023, month: 5 },
    })
    expect(await readCorpusOverview(VISITOR)).toBeNull()
  })

  test('has no example where no study says what it answers', async () => {
    expect((await readCorpusOverview(ada))?.examples).toEqual([])
  })
})

test('each example is answered here, by strong evidence that stands first', async () => {
  const abstract = (drug: string, condition: string) => `<Abstract>
    <AbstractText Label="METHODS">Overall, 240 adults with ${condition} were randomly assigned to receive ${drug} or placebo.</AbstractText>
    <AbstractText Label="RESULTS">Symptoms at 12 weeks improved in 60% of patients given ${drug} and in 30% of those given placebo (P&lt;0.001).</AbstractText>
    <AbstractText Label="CONCLUSIONS">${drug} improved symptoms in adults with ${condition} more than placebo.</AbstractText></Abstract>`
  const trial = (drug: string, condition: string) =>
    articleXml({
      pmid: ++pmid,
      title: `${drug} in adults with ${condition}: a randomised trial`,
      journal: journalXml('<Year>2024</Year>'),
      types: [TRIAL],
      article: abstract(drug, condition),
    })
  await importFiles(
    articleSet(
      trial('Dupilumab', 'atopic dermatitis'),
      trial('Omalizumab', 'allergic asthma'),
      trial('Apremilast', 'psoriasis'),
    ),
  )
  const examples = (await readCorpusOverview(ada))?.examples ?? []
  expect(examples).toHaveLength(3)
  for (const q of examples) {
    const found = await searchStudies(ada, parseSearchRequest({ q }))
    // All its words are in one study at least, not in parts of it only.
    expect(found.total).toBeGreaterThan(0)
    for (const part of q.split(' in ')) expect(found.rows[0]?.title.toLowerCase()).toContain(part)
    expect(found.rows[0]).toMatchObject({ level: 2, finding: expect.any(String) })
  }
})
