import { buildIfStale } from './build'
import { report } from './report'
import { serve } from './serve'

await report(() => serve('start', buildIfStale))
process.exit()
