import { readFileSync } from 'node:fs'
import { packagesThatRun } from './house/lockfile'
import { componentsOf, readSbom } from './house/sbom'

/** npm run sbom: a bill of materials in CycloneDX JSON. Exit status 1 where a package of the lockfile is not in it. */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const { name } = JSON.parse(readFileSync('package.json', 'utf8'))
const sbom = readSbom(process.cwd(), name, packagesThatRun(packages, { optional: true }))
const there = new Set(componentsOf(sbom))
const missing = packagesThatRun(packages).filter((one) => !there.has(one))
console.log(JSON.stringify(sbom, null, 2))
if (missing.length > 0) {
  console.error(`Not installed as the lockfile says: ${missing.join(', ')}. Run npm ci.`)
  process.exitCode = 1
}
