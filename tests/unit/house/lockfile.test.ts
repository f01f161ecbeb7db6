import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type LockedPackage, lockfileFaults, packagesThatRun } from '@/bin/house/lockfile'
import { componentsOf, readSbom } from '@/bin/house/sbom'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  lockfileVersion: number
  packages: Record<string, LockedPackage>
}
const GOOD: LockedPackage = { version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==` }

test('every package of the lockfile has a version and a checksum, and none an address of its own', () => {
  expect(lock.lockfileVersion).toBe(3)
  expect(Object.keys(lock.packages).length).toBeGreaterThan(500)
  expect(lockfileFaults(lock.packages)).toEqual([])
})

test.each<[string, string, LockedPackage, string]>([
  ['without a checksum', 'node_modules/a', { version: '1.2.3' }, 'has no SHA-512'],
  ['with a weak one', 'node_modules/a', { ...GOOD, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512'],
  [
    'from git',
    'node_modules/a',
    { ...GOOD, resolved: 'git+ssh://git@host.example/a.git#0a1b2c3' },
    'address of its own',
  ],
  ['over http', 'node_modules/a', { ...GOOD, resolved: 'http://host.example/a-1.2.3.tgz' }, 'address of its own'],
  ['that is a folder', 'node_modules/a', { link: true, resolved: '../a' }, 'is a folder'],
  ['without a version', 'node_modules/a', { integrity: GOOD.integrity }, 'has no version'],
])('a package %s is a fault', (_what, place, locked, fault) => {
  expect(lockfileFaults({ '': {}, [place]: locked })).toEqual([expect.stringContaining(fault)])
  expect(lockfileFaults({ '': {}, [place]: GOOD })).toEqual([])
})

test('the bill of materials is CycloneDX and has every package that runs', () => {
  const sbom = readSbom(ROOT, 'precis', packagesThatRun(lock.packages, { optional: true }))
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'precis' } } })
  expect(Number(sbom.specVersion)).toBeGreaterThanOrEqual(1.5)
  const there = componentsOf(sbom)
  const running = packagesThatRun(lock.packages)
  expect(running.length).toBeGreaterThan(150)
  expect(running.filter((one) => !there.includes(one))).toEqual([])
  const refs = new Set([sbom.metadata.component, ...sbom.components].map((component) => component['bom-ref']))
  const named = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
  expect(named.length).toBeGreaterThan(300)
  expect(named.filter((ref) => !refs.has(ref))).toEqual([])
  // Nothing of development is among them.
  expect(there.filter((one) => /^(?:vitest|drizzle-kit|@biomejs\/biome)@/.test(one))).toEqual([])
})
