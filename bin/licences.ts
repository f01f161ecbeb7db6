import { readFileSync, writeFileSync } from 'node:fs'
import { packagesByLicence, unknownLicences, withPackages } from './house/licences'

/** npm run licences: writes the list of packages in THIRD-PARTY.md, and says which licences are new. */
const licences = packagesByLicence(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)
writeFileSync('THIRD-PARTY.md', withPackages(readFileSync('THIRD-PARTY.md', 'utf8'), licences))
for (const licence of unknownLicences(licences)) {
  console.error(
    `Nobody has looked at this licence yet: ${licence}. If it may be used, add it to bin/house/licences.ts.`,
  )
  process.exitCode = 1
}
