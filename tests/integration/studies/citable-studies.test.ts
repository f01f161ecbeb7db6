import postgres from 'postgres'
import { expect, test } from 'vitest'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

test('a study is cited from all that its record holds, and from no more', async () => {
  const ada = await makePerson('Ada')
  const id = await makeStudy('Interferon and hair')
  const owner = postgres(process.env.DATABASE_URL as string, { max: 1 })
  await owner`update studies set pmid = 123, keywords = '{hair,lupus}', authors_complete = false,
    published = '{"year": 2018}'::jsonb where id = ${id}`
  await owner`insert into study_authors (study_id, position, family, given) values (${id}, 2, 'Two', 'B'), (${id}, 1, 'One', 'A')`
  await owner`insert into mesh_headings (study_id, position, descriptor, major) values (${id}, 1, 'Alopecia', true)`
  await owner.end()

  const study = await readCitableStudy(ada, '123')
  expect(study).toMatchObject({
    id,
    title: 'Interferon and hair',
    authorsComplete: false,
    published: { year: 2018 },
    journal: null,
    doi: null,
    keywords: ['Alopecia', 'hair', 'lupus'],
  })
  expect(study?.authors.map(({ family }) => family)).toEqual(['One', 'Two'])
  expect(await readCitableStudy(ada, `s${id}`)).toEqual(study)
  expect(await readCitableStudy(ada, 's2000000000')).toBeNull()
  expect(await readCitableStudy(ada, 'no key')).toBeNull()
  expect(await readCitableStudy(VISITOR, '123')).toBeNull()
})
