import { report } from './report'
import { serve } from './serve'

await report(() => serve('dev'))
process.exit()
