import { beforeAll, describe, expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { TAGS } from '@/lib/search/field-tags'
import { parseSearchRequest, type SearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer
let bea: Viewer

const headings = (...names: string[]) =>
  `<MeshHeadingList>${names
    .map((name) => {
      const [plain, major] = [name.replace('*', ''), name.startsWith('*')]
      return `<MeshHeading><DescriptorName MajorTopicYN="${major ? 'Y' : 'N'}">${plain}</DescriptorName></MeshHeading>`
    })
    .join('')}</MeshHeadingList>`
const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`
const author = (family: string, initials: string) =>
  `<AuthorList><Author><LastName>${family}</LastName><Initials>${initials}</Initials></Author></AuthorList>`

/** Made-up studies on made-up matters: moon fever, its kinds and its treatments. */
const STUDIES = articleSet(
  articleXml({
    pmid: 11,
    title: 'Lunar ague treated with cheese.',
    types: ['Randomized Controlled Trial'],
    citation: headings('*Moon Fever', 'Cheese'),
  }),
  articleXml({
    pmid: 12,
    title: 'Sleep in moonfever.',
    article: abstract('Patients with moonfever slept badly.'),
    journal: journalXml('<Year>2015</Year>'),
    citation: headings('Moon Fever', 'Sleep'),
  }),
  articleXml({
    pmid: 13,
    title: 'Blue moon fever: a case.',
    types: ['Case Reports'],
    citation: headings('Blue Moon Fever'),
  }),
  articleXml({
    pmid: 14,
    title: 'Cheese and sleep.',
    article: `${abstract('Cheese before sleep. Cheese at night, cheese in the morning.')}${author('Müller', 'JA')}<Language>eng</Language>`,
    journal: journalXml('<Year>2019</Year>'),
    citation: headings('Cheese', '*Sleep'),
  }),
  articleXml({ pmid: 15, title: 'Oedema of the left ear.', article: abstract('IL-6 and TNF-α in oedema.') }),
  articleXml({
    pmid: 16,
    title: 'Edema of the right ear.',
    types: ['Retracted Publication'],
    article: author('Muller', 'B'),
  }),
  articleXml({ pmid: 17, title: 'Cold fever and moon.', article: abstract('Not a fever of the moon.') }),
  articleXml({ pmid: 19, title: 'Quartz and hiccups.', types: ['Clinical Trial Protocol'] }),
  articleXml({ pmid: 20, title: 'Of quartz in those with hiccups.' }),
  articleXml({ pmid: 18, title: 'Withdrawn moon fever.' }),
)
const MESH = [
  { ui: 'D900001', name: 'Moon Fever', terms: ['Lunar Ague', 'Moonfever'], tree: ['C99.100'] },
  { ui: 'D900002', name: 'Blue Moon Fever', terms: [], tree: ['C99.100.200'] },
  { ui: 'D900003', name: 'Cheese', terms: ['Caseum'], tree: ['J99.100'] },
  { ui: 'D900004', name: 'Sleep', terms: [], tree: ['G99.100'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

beforeAll(async () => {
  await importFiles(
    STUDIES,
    '<?xml version="1.0"?><PubmedArticleSet><DeleteCitation><PMID>18</PMID></DeleteCitation></PubmedArticleSet>',
  )
  await importAs('mesh', `${MESH}\n`)
  ada = await makePerson('Ada')
  bea = await makePerson('Bea')
})

const search = (q: string, more: Partial<SearchRequest> = {}, viewer = ada) =>
  searchStudies(viewer, { ...parseSearchRequest({ q }), ...more })
const pmids = (result: { rows: { address: string }[] }) =>
  result.rows.map(({ address }) => Number(/\/studies\/(\d+)/.exec(address)?.[1]))
/** Those that have all that is asked for. */
const found = async (q: string, more: Partial<SearchRequest> = {}) => {
  const result = await search(q, more)
  return pmids(result)
    .slice(0, result.total)
    .sort((a, b) => a - b)
}

describe('a question in plain words', () => {
  it('finds a concept by its name, another wording, its heading and what is below it', async () => {
    expect(await found('moon fever')).toEqual([11, 12, 13, 17])
    expect(await found('lunar ague')).toEqual([11, 12, 13])
    expect(await found('caseum')).toEqual([11, 14])
  })

  it('says what it understood, and lets each addition be dropped', async () => {
    const { question } = await search('lunar ague')
    expect(question.parts).toMatchObject([{ words: 'lunar ague', concept: 'Moon Fever' }])
    const additions = question.parts[0]?.additions ?? []
    expect(additions.map(({ key, kind, dropped }) => [key, kind, dropped])).toEqual([
      ['D900001', 'heading', false],
      ['moon fever', 'wording', false],
      ['moonfever', 'wording', false],
    ])
    for (const { key } of additions) {
      const without = await search('lunar ague', { dropped: [key] })
      const others = additions.filter((other) => other.key !== key)
      expect(without.question.parts[0]?.additions.find((other) => other.key === key)?.dropped).toBe(true)
      const alone = await search('lunar ague', { dropped: others.map((other) => other.key) })
      const exact = await search('lunar ague', { dropped: ['all'] })
      expect(alone.total).toBeGreaterThanOrEqual(exact.total)
      expect(without.total).toBeGreaterThanOrEqual(exact.total)
    }
    expect(await found('lunar ague', { dropped: ['all'] })).toEqual([11])
    expect(await found('lunar ague', { dropped: ['D900001'] })).toEqual([11, 12, 13])
    expect(await found('lunar ague', { dropped: ['moon fever', 'moonfever'] })).toEqual([11, 12, 13])
    expect(await found('lunar ague', { dropped: ['D900001', 'moon fever'] })).toEqual([11, 12])
  })

  it('reads British and American spelling, accents, Greek letters and hyphens alike', async () => {
    expect(await found('oedema')).toEqual([15, 16])
    expect(await found('edema')).toEqual([15, 16])
    expect(await found('muller')).toEqual([14, 16])
    expect(await found('TNF-alpha')).toEqual([15])
    expect(await found('IL 6')).toEqual([15])
  })

  it('shows what has some of it where little has all, and says how many have all', async () => {
    const result = await search('cheese oedema')
    expect(result).toMatchObject({ total: 0, related: { total: 4 } })
    expect(pmids(result).sort()).toEqual([11, 14, 15, 16])
    expect((await search('cheese sleep')).total).toBe(1)
    expect(pmids(await search('cheese sleep'))[0]).toBe(14)
  })

  it('finds nothing by stop words alone', async () => {
    expect(await search('of the and')).toMatchObject({ total: 0, exact: true })
  })
})

describe('an exact question', () => {
  it.each([
    ['"moon fever"', [11, 12, 13]],
    ['"fever moon"', []],
    ['sleep[ti]', [12, 14]],
    ['patients[ti]', []],
    ['patients[tiab]', [12]],
    ['müller ja[au]', [14]],
    ['muller[au]', [14, 16]],
    ['moon fever[mh]', [11, 12, 13]],
    ['moon fever[majr]', [11]],
    ['moon fever[mh:noexp]', [11, 12]],
    ['moon fever[majr:noexp]', [11]],
    ['cheese AND english[la]', [14]],
    ['cheese AND french[la]', []],
    ['case reports[pt]', [13]],
    ['2015[dp]', [12]],
    ['2015:2019[dp]', [12, 14]],
    ['2016:3000[dp]', [14]],
    ['"Journal of Tests"[ta] NOT sleep[mh]', []],
    ['(cheese OR oedema) NOT sleep', [11, 15]],
    ['chees* AND slee*', []],
    ['moonf*', [12]],
    ['moon fev*[mh]', [11, 12, 13]],
    ['slee*[ti]', [12, 14]],
    ['(slee* OR moonf*)[tiab]', [12, 14]],
    ['"journal of te*"[ta] AND sleep[ti]', [12, 14]],
    ['11[pmid] OR 12[pmid]', [11, 12]],
  ])('%s', async (q, expected) => {
    if (q === 'chees* AND slee*') expect(await found(q)).toEqual([14])
    else expect(await found(q)).toEqual(expected)
  })

  it('takes every form of a term under every tag, whatever it finds', async () => {
    const forms = [
      'moon',
      'moonf*',
      '"moon fever"',
      '"moon fev*"',
      '(moonf* OR "blue moon")',
      "o'moon-fev*",
      'moon/fever*',
      'τ*',
    ]
    for (const tag of [...Object.values(TAGS), 'tw', 'mh:noexp', 'majr:noexp'])
      for (const form of forms) await expect(search(`${form}[${tag}] AND NOT ${form}`)).resolves.toBeDefined()
  })

  it('says which heading or journal nothing here has', async () => {
    const { question, total } = await search('sun fever[mh]')
    expect([total, question.problems.map(({ reason }) => reason)]).toEqual([
      0,
      ['No heading here is called “sun fever”.'],
    ])
    expect((await search('Journal of Nothing[ta]')).question.problems).toHaveLength(1)
  })

  it('is never only what is unwanted', async () => {
    expect(await search('NOT cheese')).toMatchObject({ total: 0 })
  })
})

describe('order', () => {
  it('is the same for the same question', async () => {
    for (const q of ['moon fever', 'cheese', 'fever', '']) {
      expect(pmids(await search(q))).toEqual(pmids(await search(q)))
    }
    expect(pmids(await search('cheese'))).toEqual([14, 11])
    expect(pmids(await search('fever', { sort: 'strength' }))).toEqual(
      [11, 13, 17, 12].filter((id) => id !== 12).concat(12),
    )
  })

  it('puts a retracted study after its like', async () => {
    expect(pmids(await search('ear'))).toEqual([15, 16])
  })
})

it('puts a study that has no result yet after its like', async () => {
  expect(pmids(await search('quartz hiccups'))).toEqual([20, 19])
})

describe('filters', () => {
  it('count what a click on them would give, whatever else is chosen', async () => {
    for (const base of [
      {},
      { designs: ['case report' as const] },
      { from: 2010, to: 2030 },
      { topics: ['Sleep'] },
      { retracted: 'without' as const },
    ]) {
      for (const q of ['', 'moon fever', 'cheese']) {
        const { facets } = await search(q, base)
        const total = async (more: Partial<SearchRequest>) => (await search(q, { ...base, ...more })).total
        for (const { value, count } of facets.designs) expect(await total({ designs: [value] })).toBe(count)
        for (const { value, count } of facets.journals) expect(await total({ journals: [value] })).toBe(count)
        for (const { value, count } of facets.topics) expect(await total({ topics: [value] })).toBe(count)
        for (const { value, count } of facets.languages) expect(await total({ languages: [value] })).toBe(count)
        for (const { year, count } of facets.years) expect(await total({ from: year, to: year })).toBe(count)
        expect(await total({ checked: true })).toBe(facets.checked)
        expect(await total({ retracted: 'only' })).toBe(facets.retracted)
      }
    }
  })

  it('add to each other within one, and narrow between them', async () => {
    const { facets } = await search('')
    const sum = facets.designs.reduce((all, { count }) => all + count, 0)
    expect((await search('', { designs: facets.designs.map(({ value }) => value) })).total).toBe(sum)
    expect((await search('', { designs: ['case report'], topics: ['Sleep'] })).total).toBe(0)
  })
})

describe('what is private', () => {
  it('never moves a rank, a count or an answer for another', async () => {
    const questions = ['cheese', 'moon fever', 'zanzibar', '']
    const answers = () => Promise.all(questions.map(async (q) => JSON.stringify(await search(q, {}, bea))))
    const before = await answers()
    await asOwner(async (sql) => {
      const [study] = await sql`select id from studies where pmid = 17`
      const id = (ada as { id: string }).id
      await sql`insert into notes (author_id, study_id, body) values (${id}, ${study?.id}, 'zanzibar cheese cheese cheese')`
      await sql`insert into comments (author_id, study_id, body) values (${id}, ${study?.id}, 'zanzibar moon fever')`
      const [list] = await sql`insert into reading_lists (created_by, name) values (${id}, 'zanzibar') returning id`
      await sql`insert into list_items (list_id, study_id, position, added_by) values (${list?.id}, ${study?.id}, 0, ${id})`
    })
    expect(await answers()).toEqual(before)
  })
})
