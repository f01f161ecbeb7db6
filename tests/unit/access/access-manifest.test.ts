import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../support/matrix/action-manifest'
import { ORACLE } from '../../support/matrix/oracle'
import { PAGES } from '../../support/matrix/page-manifest'
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
