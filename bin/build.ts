import { buildIfStale } from './build-if-stale'
import { report } from './report'

await report(buildIfStale)
process.exit()
