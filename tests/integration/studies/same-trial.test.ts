import { beforeAll, expect, it } from 'vitest'
import { sameTrial } from '@/db/studies/same-trial'
import { readStudy } from '@/db/studies/study-page'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner, emptyCorpus, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml, registered } from '../../support/pubmed-xml'

let ada: Person
const [OURS, OTHERS, THIRD] = ['NCT00000001', 'NCT00000002', 'NCT00000003'] as const
const paper = (pmid: number, year: number, ...ids: string[]) =>
  articleXml({
    pmid,
    title: `Paper ${pmid}`,
    journal: journalXml(`<Year>${year}</Year>`),
    article: ids.length > 0 ? registered(...ids) : '',
    types: pmid === 11 ? ['Clinical Trial Protocol'] : [],
  })

beforeAll(async () => {
  await emptyCorpus()
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      paper(10, 2020, OURS),
      paper(11, 2018, OURS),
      paper(12, 2022, OURS, OTHERS),
      paper(13, 2021, OTHERS),
      paper(14, 2023, OURS, OTHERS, THIRD),
      paper(15, 2023),
    ),
  )
})

const of = async (pmid: number) => {
  const study = await readStudy(ada, String(pmid))
  if (!study) throw new Error(`no study ${pmid}`)
  const { total, papers } = await sameTrial(ada, study)
  return { total, titles: papers.map(({ title }) => title.replace('.', '')) }
}

it('names the other papers of a trial by its registration, oldest first', async () => {
  expect(await of(10)).toEqual({ total: 2, titles: ['Paper 11', 'Paper 12'] })
  expect(await of(12)).toEqual({ total: 3, titles: ['Paper 11', 'Paper 10', 'Paper 13'] })
})

it('takes a work with many registrations for no paper of any of them, and one without for none', async () => {
  expect(await of(14)).toEqual({ total: 0, titles: [] })
  expect(await of(15)).toEqual({ total: 0, titles: [] })
})

it('leaves out what is withdrawn, says what is retracted, and shows nobody who is not signed in anything', async () => {
  await asOwner((sql) => sql`update studies set withdrawn_at = now() where pmid = 11`)
  await asOwner((sql) => sql`update studies set retracted_at = now() where pmid = 12`)
  const study = await readStudy(ada, '10')
  expect(await sameTrial(ada, study as { id: number; trialIds: string[] })).toMatchObject({
    total: 1,
    papers: [{ title: expect.stringContaining('Paper 12'), retracted: true, year: 2022 }],
  })
  expect(await sameTrial(VISITOR, study as { id: number; trialIds: string[] })).toEqual({ total: 0, papers: [] })
})

it('counts more than it names', async () => {
  await importFiles(articleSet(...Array.from({ length: 12 }, (_, at) => paper(30 + at, 2000 + at, THIRD))))
  expect(await of(30)).toMatchObject({ total: 11, titles: { length: 8 } })
})
