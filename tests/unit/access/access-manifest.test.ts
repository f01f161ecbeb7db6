import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../support/matrix/action-manifest'
import { ORACLE } from '../../support/matrix/oracle'
import { PAGES } from '../../support/matrix/page-manifest'
import { QUERIES } from '../../support/matrix/query-manifest'
import { QUERY_ORACLE } from '../../support/matrix/query-oracle'
import { ROUTES } from '../../support/matrix/route-manifest'
import { allEntries } from '../../support/matrix/run-cell'

const filesOf = (name: string) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .map((file) => `app/${file}`)
    .sort()

test.each([
  ['actions.ts', ACTIONS],
  ['route.ts', ROUTES],
  ['page.tsx', PAGES],
] as const)('every %s has an example in its manifest', (name, manifest) => {
  expect(Object.keys(manifest).sort()).toEqual(filesOf(name))
})

test('the oracle has a line for every entry point, and none for what is not there', () => {
  expect(Object.keys(ORACLE).sort()).toEqual(
    allEntries()
      .map(({ name }) => name)
      .sort(),
  )
})

/** These run what they are given in somebody's name, or say a scope: they are asked by the functions of the matrix. */
const NOT_ASKED_ALONE = [
  'db/access/audience-scope.ts',
  'db/access/change-rights.ts',
  'db/access/owned-by.ts',
  'db/club/club-scope.ts',
  'db/connection/with-viewer.ts',
  'db/discussion/mention-scope.ts',
  // What was refused, which the matrix looks for after each question.
  'db/events/record-denial.ts',
  'db/groups/group-scope.ts',
  'db/groups/lock-group.ts',
  'db/import/uploads/upload-scope.ts',
  'db/inbox/notice-scope.ts',
  'db/lists/list-scope.ts',
  'db/look-ups/look-up-scope.ts',
  'db/questions/question-scope.ts',
  'db/readings/reading-columns.ts',
  'db/scim/scim-scope.ts',
  'db/search/query/in-turn.ts',
  // About the disk of the machine, no row: `full-disk.test.ts`.
  'db/server/room.ts',
  'db/verdicts/verdict-scope.ts',
]

test('every function of db that takes whoever asks is asked by the matrix', () => {
  const taking = readdirSync('db', { recursive: true, encoding: 'utf8' })
    .map((file) => `db/${file}`)
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        /^export (?:async )?(?:function|const) \w+[^(]*\(\s*(?:viewer: |signedIn: SignedIn)/m.test(
          readFileSync(file, 'utf8'),
        ),
    )
  expect(taking.sort()).toEqual([...Object.keys(QUERIES), ...NOT_ASKED_ALONE].sort())
  const questions = Object.values(QUERIES).flatMap((module) => Object.keys(module.questions))
  expect(Object.keys(QUERY_ORACLE).sort()).toEqual(questions.sort())
})
