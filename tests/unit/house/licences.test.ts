import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packagesByLicence, unknownLicences, withPackages } from '@/bin/house/licences'

const locked = {
  '': { version: '1.0.0', license: 'MIT' },
  'node_modules/b': { version: '2.0.0', license: 'MIT' },
  'node_modules/a': { version: '1.0.0', license: 'MIT' },
  'node_modules/c/node_modules/a': { version: '1.0.0', license: 'MIT' },
  'node_modules/c/node_modules/@scope/b': { version: '3.0.0', license: 'SSPL-1.0' },
  'node_modules/tool': { version: '1.0.0', license: 'WTFPL', dev: true },
  'node_modules/silent': { version: '1.0.0' },
}

test('packages that run are listed once, by licence, without those of development', () => {
  expect([...packagesByLicence(locked)]).toEqual([
    ['MIT', ['a 1.0.0', 'b 2.0.0']],
    ['SSPL-1.0', ['@scope/b 3.0.0']],
    ['none stated', ['silent 1.0.0']],
  ])
})

test('a licence that nobody has looked at is named', () => {
  expect(unknownLicences(packagesByLicence(locked))).toEqual(['SSPL-1.0', 'none stated'])
})

test('THIRD-PARTY.md lists what the lockfile has, and every licence is known', () => {
  const licences = packagesByLicence(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)
  const paper = readFileSync('THIRD-PARTY.md', 'utf8')
  expect(paper, 'run npm run licences').toBe(withPackages(paper, licences))
  expect(unknownLicences(licences)).toEqual([])
})
