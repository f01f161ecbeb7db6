import { beforeEach, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { readStudy } from '@/db/studies/study-page'
import { generateWaiting } from '@/db/summaries/generated/generate-waiting'
import type { Viewer } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { DID_NOT, importTrial } from '../../support/trial-records'

let reader: Viewer

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate draftings`)
  reader = await makePerson('Reader')
})

const summaryOf = async (pmid: number) => (await readStudy(reader, String(pmid)))?.summary ?? null

describe('a study that comes in', () => {
  it('is drafted in the same transaction, each sentence with what it rests on', async () => {
    await importTrial(1)
    const study = await readStudy(reader, '1')
    const summary = study?.summary
    expect(summary).toMatchObject({ maker: 'machine', draftedBy: 'Précis', basis: 'abstract', checkedAt: null })
    expect(summary?.tldr).toContain('Lunar cheese lengthened')
    const source = summary?.source
    expect(source && study?.abstract[source.section]?.text.slice(source.start, source.end)).toBe(
      'Lunar cheese lengthened the sleep of nurses after night work compared with placebo.',
    )
    expect(summary?.facts?.sampleSize).toBe(120)
    for (const { text, source } of summary?.sentences ?? []) {
      const words = study?.abstract[source.section]?.text.slice(source.start, source.end) ?? ''
      expect(words.length, text).toBeGreaterThan(0)
      expect(summary?.paragraph).toContain(text)
    }
  })

  it('says why there is no draft', async () => {
    await importTrial(1, { article: '' })
    expect(await summaryOf(1)).toMatchObject({ tldr: null, refusal: 'no abstract', paragraph: null })
  })

  it('is drafted again when its abstract has changed', async () => {
    await importTrial(1)
    await importTrial(1, { article: DID_NOT, version: 2 })
    expect((await summaryOf(1))?.tldr).toContain('did not lengthen')
    expect(await asOwner((sql) => sql`select version, current, maker from study_summaries`)).toEqual([
      { version: 2, current: true, maker: 'machine' },
    ])
  })
})

const writeAsPerson = (tldr: string) =>
  asOwner(async (sql) => {
    await sql`update study_summaries set current = false`
    await sql`
      insert into study_summaries (study_id, version, current, tldr, basis, drafted_by)
      select study_id, 2, true, ${tldr}, 'abstract', 'A. Kim' from study_summaries`
  })

const drafted = async () => {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    let pieces = 0
    while (await generateWaiting(sql)) pieces++
    return pieces
  } finally {
    await sql.end()
  }
}

describe('what a person has written', () => {
  it('is never overwritten, neither by an import nor in the background', async () => {
    await importTrial(1)
    await writeAsPerson('Cheese helps.')
    await importTrial(1, { article: DID_NOT, version: 2 })
    await drafted()
    expect(await summaryOf(1)).toMatchObject({ maker: 'person', tldr: 'Cheese helps.' })
    const versions = await asOwner((sql) => sql`select version, maker from study_summaries order by version`)
    expect(versions.map(({ version, maker }) => [version, maker])).toEqual([
      [1, 'machine'],
      [2, 'person'],
    ])
  })
})

describe('studies that were here before', () => {
  const forget = () =>
    asOwner(async (sql) => {
      await sql`delete from study_summaries`
      await sql`update studies set design = null, level = null`
    })

  it('are drafted in pieces, judged again, and queued for search where they stand otherwise', async () => {
    await importTrial(1)
    await importTrial(2, { article: '' })
    await forget()
    expect(await drafted()).toBe(1)
    expect((await summaryOf(1))?.tldr).toContain('Lunar cheese lengthened')
    expect(await summaryOf(2)).toMatchObject({ refusal: 'no abstract' })
    expect(await readStudy(reader, '1')).toMatchObject({ design: 'randomised trial', level: 2 })
    const [queued] = await asOwner((sql) => sql`select count(*)::int as count from search_queue`)
    expect(queued?.count).toBe(1)
  })

  it('lose a level that their design has not, and keep one that a person set', async () => {
    await importTrial(1)
    const judged = await importTrial(2)
    await edit(await makePerson('Editor', 'editor'), judged, { level: 4, levelReason: 'Most were lost to follow-up.' })
    await asOwner(async (sql) => {
      await sql`update studies set level = 3 where pmid = 1`
      await sql`truncate search_queue`
    })
    await drafted()
    expect(await readStudy(reader, '1')).toMatchObject({ design: 'randomised trial', level: 2 })
    expect(await readStudy(reader, '2')).toMatchObject({ design: 'randomised trial', level: 4 })
    const queued = await asOwner((sql) => sql`select pmid::int from search_queue join studies on id = study_id`)
    expect(queued.map(({ pmid }) => pmid)).toEqual([1])
  })

  it('are not looked at again once all are done', async () => {
    await importTrial(1)
    expect(await drafted()).toBe(1)
    await forget()
    expect(await drafted()).toBe(0)
    expect(await summaryOf(1)).toBeNull()
  })
})
