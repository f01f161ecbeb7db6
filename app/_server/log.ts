import 'server-only'
import { openLog } from '@/lib/io/log'
import type { Log } from '@/lib/log/vocabulary'

let opened: Log | undefined

/** What the web server logs. Opened with its first line: a build logs nothing. */
export const log: Log = (level, event, fields) => {
  opened ??= openLog('web')
  opened(level, event, fields)
}
