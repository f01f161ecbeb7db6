import { beforeAll, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { writeWaiting } from '@/db/search/index/queue'
import { finishRebuild, openRebuild, queueMore } from '@/db/search/index/rebuild'
import { searchStudies } from '@/db/search/query/search-studies'
import { compileQuestion } from '@/db/search/question/compile-question'
import { readStatistics } from '@/db/search/question/statistics'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Viewer

const article = (pmid: number, text: string, revised?: string) =>
  articleXml({
    pmid,
    title: `Study ${pmid}.`,
    article: `<Abstract><AbstractText>${text}</AbstractText></Abstract>`,
    revised,
  })
const descriptor = (ui: string, name: string, ...terms: string[]) =>
  `${JSON.stringify({ ui, name, terms, tree: [`C99.${ui.slice(-3)}`] })}\n`

const FEVER = descriptor('D900001', 'Selenopathy', 'Lunar Ague', 'Ague, Slow Lunar', 'Fever of the Moon')

beforeAll(async () => {
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      article(1, 'Runners with lunar ague.'),
      article(2, 'A slow lunar ague.'),
      article(3, 'Fever of the moon.'),
      article(4, 'Lunar months, an ague.'),
      article(5, 'A slow lunar month, and later lunar ague.'),
    ),
  )
  await importAs('mesh', FEVER)
})

const found = async (q: string) => {
  const { rows } = await searchStudies(ada, parseSearchRequest({ q }))
  return rows.map(({ address }) => Number(/\/studies\/(\d+)/.exec(address)?.[1])).sort()
}
const asked = (q: string) =>
  readCorpus(ada, async (tx) => (await compileQuestion(tx, q, await readStatistics(tx), [])).query)
const pairs = () => asOwner((sql) => sql`select pair, indexed from search_pairs order by pair`)

async function rebuild() {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    while (await openRebuild(sql)) {
      if ((await queueMore(sql)) === 'whole') await finishRebuild(sql)
      while ((await writeWaiting(sql)) > 0);
    }
  } finally {
    await sql.end()
  }
}

test('until every document is written again, wordings are looked for as phrases, and found', async () => {
  expect(await pairs()).toEqual([
    { pair: 'lunar agu', indexed: false },
    { pair: 'slow lunar', indexed: false },
  ])
  expect(await asked('selenopathy')).not.toContain('b=')
  expect(await found('selenopathy')).toEqual([1, 2, 3, 5])
})

test('afterwards by their pairs: the same studies, with words left out between them still as a phrase', async () => {
  await rebuild()
  expect(await pairs()).toEqual([
    { pair: 'lunar agu', indexed: true },
    { pair: 'slow lunar', indexed: true },
  ])
  expect(await asked('selenopathy')).toContain("'b=lunar agu'")
  expect(await asked('selenopathy')).toContain("'fever' <3> 'moon'")
  expect(await found('selenopathy')).toEqual([1, 2, 3, 5])
})

test('a study that comes later is found by its pairs, one whose abstract changed no longer', async () => {
  await importFiles(articleSet(article(6, 'Ague? Lunar ague!'), article(1, 'Runners without it.', '2025-01-02')))
  expect(await found('selenopathy')).toEqual([2, 3, 5, 6])
})

test('wordings that come later are phrases until all is written again, also where that was under way', async () => {
  await importAs('mesh', descriptor('D900002', 'Menopathy', 'Lunar Months'))
  await asOwner((sql) => sql`update search_pairs set added_at = now() + interval '1 hour' where not indexed`)
  expect(await found('menopathy')).toEqual([4, 5])
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  await queueMore(sql)
  while ((await writeWaiting(sql)) > 0);
  expect(await finishRebuild(sql)).toBe(true)
  expect(await asked('menopathy')).not.toContain('b=')
  // Another one was begun at once, since that one may have passed them by.
  expect(await openRebuild(sql)).toEqual({ unqueued: 6 })
  await sql.end()
  await asOwner((owner) => owner`update search_pairs set added_at = '2020-01-01' where not indexed`)
  await rebuild()
  expect(await asked('menopathy')).toContain("'b=lunar month'")
  expect(await found('menopathy')).toEqual([4, 5])
})

test('importing the vocabulary again notes nothing new and has nothing written again', async () => {
  const before = await pairs()
  await importAs('mesh', FEVER)
  expect(await pairs()).toEqual(before)
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  expect(await openRebuild(sql)).toBeNull()
  await sql.end()
})
