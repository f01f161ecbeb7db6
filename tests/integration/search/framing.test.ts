import { beforeAll, describe, expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Viewer

const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`

/** Made-up studies: spoon therapy and mooncream for mooncough, in words of several spellings. */
const STUDIES = articleSet(
  articleXml({
    pmid: 101,
    title: 'Spoons and mooncream in mooncough.',
    article: abstract('Postmoon cough was rarer. Ejection fraction was measured; mortality was low.'),
  }),
  articleXml({ pmid: 102, title: 'Mooncream for the left ear.', article: abstract('A post-moon ear.') }),
  articleXml({ pmid: 103, title: 'Postmoon ears.', article: abstract('Postmoon hearing in Helicobacter pylori.') }),
  articleXml({ pmid: 104, title: 'An ear post moon.', article: abstract('Corticosteroids for ears.') }),
  articleXml({ pmid: 105, title: 'Reduced spoons versus adults.', article: abstract('Spoons do not reduce ears.') }),
)
const MESH = [
  { ui: 'D910001', name: 'Mooncough', terms: ['Cough of the Moon'], tree: ['C99.200'] },
  { ui: 'D910002', name: 'Mooncream', terms: [], tree: ['D99.200'] },
  { ui: 'D910003', name: 'Ear, Postmoon', terms: ['Postmoon Ear'], tree: ['C99.300'] },
  { ui: 'D910004', name: 'Helicobacter pylori', terms: [], tree: ['B03.440'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

beforeAll(async () => {
  await importAs('mesh', `${MESH}\n`)
  await importFiles(STUDIES)
  ada = await makePerson('Ada')
})

const search = (q: string) => searchStudies(ada, parseSearchRequest({ q }))
const found = async (q: string) => {
  const { rows, total } = await search(q)
  return rows.slice(0, total).map(({ address }) => Number(/\d+/.exec(address)?.[0]))
}
const roles = async (q: string) =>
  (await search(q)).question.parts.map(({ words, role, required }) => `${words}: ${required ? role : 'asks'}`)

describe('words that ask', () => {
  it.each([
    'does mooncream reduce mooncough in adults',
    'best treatment of mooncough: mooncream vs spoons',
    'Effect of mooncream versus spoons on mooncough?',
  ])('are not required of a study: %s', async (q) => {
    expect(await found(q)).toEqual([101])
  })

  it('are required where there is nothing else, in quotes, with tags and with operators', async () => {
    expect(await found('reduce')).toEqual([105])
    expect(await found('spoons "versus"')).toEqual([105])
    expect(await found('spoons[ti] reduce[tiab]')).toEqual([105])
    expect(await found('spoons AND versus')).toEqual([105])
  })

  it('say what each thing is', async () => {
    expect(await roles('does mooncream reduce mooncough in adults')).toEqual([
      'mooncream: intervention',
      'reduce: asks',
      'mooncough: outcome',
      'adults: asks',
    ])
    expect(await roles('spoons vs mooncream for mooncough')).toEqual([
      'spoons: intervention',
      'vs: asks',
      'mooncream: comparator',
      'mooncough: population',
    ])
  })
})

describe('hyphens', () => {
  it.each(['post-moon', 'postmoon', 'post moon', 'Post-Moon'])('do not matter: %s', async (q) => {
    expect((await found(q)).sort()).toEqual([101, 102, 103, 104])
  })

  it.each(['postmoon ear', 'post-moon ear', 'post moon ear'])(
    'do not keep a heading from being seen: %s',
    async (q) => {
      const { question } = await search(q)
      expect(question.parts).toMatchObject([{ words: q, concept: 'Ear, Postmoon' }])
      expect((await found(q)).sort()).toEqual([102, 103, 104])
    },
  )

  it('matter as they are in quotes', async () => {
    expect(await found('"postmoon"')).not.toContain(102)
  })
})

describe('wordings of the clinic', () => {
  it.each([
    ['EF', [101]],
    ['H. pylori', [103]],
    ['steroids', [104]],
    ['death', [101]],
  ])('%s finds what articles call it', async (q, pmids) => {
    expect(await found(q)).toEqual(pmids)
  })

  it('are shown, and can be dropped', async () => {
    const { question } = await search('steroids')
    expect(question.parts[0]?.additions.map(({ text }) => text)).toEqual(['corticosteroids'])
    const [addition] = question.parts[0]?.additions ?? []
    const without = await searchStudies(ada, parseSearchRequest({ q: 'steroids', drop: addition?.key ?? '' }))
    expect(without.total).toBe(0)
  })
})
