import { buildIfStale } from './build-if-stale'
import { report } from './report'
import { serve } from './serve'

await report(() => serve('start', buildIfStale))
process.exit()
