import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutValues } from '@/db/connection/database-error'
import { connect } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { isTransient } from '@/db/connection/transient-error'
import { readCorpus, withViewer } from '@/db/connection/with-viewer'
import type { Person } from '@/lib/access/viewer'
import { describeError } from '@/lib/log/describe-error'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'

const CANARY = 'canary-of-ada'

let ada: Person
let importer: postgres.Sql

beforeAll(async () => {
  ada = await makePerson('Ada')
  importer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  await asOwner(async (owner) => {
    await owner`
      create table kept_words (word text unique, length int check (length < 5), id uuid)`
    await owner`insert into kept_words (word) values (${CANARY})`
    await owner`grant all on kept_words to precis_app, precis_import`
  })
})

afterAll(() => importer.end())

/** One for each way in which PostgreSQL or a library repeats a value, with what must still be told of it. */
const STATEMENTS = [
  ['a value that is there already', '23505', { constraint: 'kept_words_word_key', table: 'kept_words' }],
  ['a rule of the table', '23514', { constraint: 'kept_words_length_check', table: 'kept_words' }],
  ['a value of another type', '22P02', { routine: 'string_to_uuid' }],
  ['a number out of range', '22003', {}],
  ['a search that cannot be read', '42601', {}],
  ['a table that is not there', '42P01', {}],
] as const

const query = {
  '23505': (tag: Tag) => tag`insert into kept_words (word) values (${CANARY})`,
  '23514': (tag: Tag) => tag`insert into kept_words (word, length) values (${`${CANARY} again`}, 7)`,
  '22P02': (tag: Tag) => tag`insert into kept_words (id) values ((${CANARY}::text)::uuid)`,
  '22003': (tag: Tag) => tag`select (length(${CANARY}) || repeat('9', 20))::int`,
  '42601': (tag: Tag) => tag`select to_tsquery('simple', ${`${CANARY} & & "`})`,
  '42P01': (tag: Tag) => tag`select ${CANARY}::text from no_such_table`,
} as const

// biome-ignore lint/suspicious/noExplicitAny: a tag of the driver or of Drizzle, whichever is tried
type Tag = (strings: TemplateStringsArray, ...values: unknown[]) => any

/** Everything of an error that anybody could print. */
const all = (error: unknown) =>
  [
    inspect(error, { depth: 9, showHidden: true }),
    String(error),
    (error as Error).stack,
    JSON.stringify(describeError(error)),
  ].join()

const thrownBy = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => {
      throw new Error('it was let through')
    },
    (error) => error,
  )

describe.each(STATEMENTS)('%s (%s) leaves the database without it', (_, state, known) => {
  const ways: Record<string, () => PromiseLike<unknown>> = {
    withViewer: () => withViewer(ada, (tx) => tx.execute(query[state](sql as unknown as Tag))),
    readCorpus: () => readCorpus(ada, (tx) => tx.execute(query[state](sql as unknown as Tag))),
    'a statement of an import': () => query[state](importer as unknown as Tag),
    'a transaction of an import': () => importer.begin((tx) => query[state](tx as unknown as Tag)),
    'a savepoint of an import': () =>
      importer.begin((tx) => tx.savepoint((inner) => query[state](inner as unknown as Tag))),
  }
  test.each(Object.keys(ways))('%s', async (way) => {
    const error = await thrownBy(ways[way]?.() as PromiseLike<unknown>)
    const isWrite = /^23|22P02/.test(state)
    if (way === 'readCorpus' && isWrite) return expect(sqlState(error)).toMatch(/25006|22P02/)
    expect(all(error)).not.toContain(CANARY)
    expect(sqlState(error)).toBe(state)
    expect(error).toMatchObject({ ...known, statement: expect.stringMatching(/^(select|insert)/) })
    expect(error.stack).toMatch(/\n\s+at /)
    expect(isTransient(error)).toBe(false)
  })
})

test('that the driver and Drizzle do repeat it', async () => {
  const bare = postgres(process.env.DATABASE_URL as string, { max: 1 })
  try {
    const error = await thrownBy(query['23505'](bare as unknown as Tag))
    expect(all(error)).toContain(CANARY)
    expect(all(withoutValues(error))).not.toContain(CANARY)
  } finally {
    await bare.end()
  }
})

test('a value that the driver itself cannot send is not repeated', async () => {
  const wrong = { [CANARY]: CANARY, toString: () => CANARY }
  const way = (work: PromiseLike<unknown>) => thrownBy(work)
  for (const error of [
    await way(withViewer(ada, (tx) => tx.execute(sql`select ${wrong as never}::int`))),
    await way(importer`select ${wrong as never}::int`),
    await way(importer`select ${undefined as never}::text, ${CANARY}`),
  ])
    expect(all(error)).not.toContain(CANARY)
})

test('what is no error of the database comes as it is, and what it stands around comes without', async () => {
  class Bug extends Error {}
  const bug = new Bug('ours')
  expect(await thrownBy(withViewer(ada, () => Promise.reject(bug)))).toBe(bug)
  const around = await thrownBy(
    importer.begin(async (tx) => {
      await query['23505'](tx as unknown as Tag).catch((cause: unknown) => {
        throw new Bug('ours', { cause })
      })
    }),
  )
  expect(around).toBeInstanceOf(Bug)
  expect(all(around)).not.toContain(CANARY)
  expect(sqlState(around)).toBe('23505')
})

test('a statement of a guarded client still stands inside another, is read by pieces, and counts as one', async () => {
  const [row] = await importer`select ${importer`${2}::int + ${3}::int`} as sum, ${importer(['word'])} from kept_words`
  expect(row).toEqual({ sum: 5, word: CANARY })
  const seen: unknown[] = []
  for await (const rows of importer`select generate_series(1, 5) as n`.cursor(2)) seen.push(rows.length)
  expect(seen).toEqual([2, 2, 1])
  expect([...(await importer.unsafe('select word from kept_words'))]).toEqual([{ word: CANARY }])
})
