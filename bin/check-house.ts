import { readFileSync } from 'node:fs'
import { sharedLocks } from './house/advisory-locks'
import { circles } from './house/circles'
import { lockfileFaults } from './house/lockfile'
import { untruePapers } from './house/papers'
import { unaskedRights } from './house/rights-asked'
import { brokenRings } from './house/rings'
import { flatRooms, tooLarge } from './house/room-sizes'
import { readSources } from './house/sources'
import { bannedWords } from './house/words'
import { unwrappedActions, unwrappedRoutes } from './house/wrapped'

/** The shape of the code, each rule of the house as a check. */
const sources = readSources(['app', 'db', 'lib', 'bin'])

const faults = [
  brokenRings,
  circles,
  tooLarge,
  flatRooms,
  unaskedRights,
  unwrappedActions,
  unwrappedRoutes,
  untruePapers,
  bannedWords,
  sharedLocks,
].flatMap((rule) => rule(sources))
faults.push(...lockfileFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages))
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? `The house stands: ${sources.length} files` : `${faults.length} faults of shape`)
process.exit(faults.length === 0 ? 0 : 1)
