import type { Log } from './vocabulary'

/** Logs each thing once, and `most` things at most: for work that is tried again and again. */
export function once(log: Log, most = Number.POSITIVE_INFINITY): Log {
  const logged = new Set<string>()
  return (level, event, fields) => {
    const line = JSON.stringify([event, fields])
    if (logged.size >= most || logged.has(line)) return
    logged.add(line)
    log(level, event, fields)
  }
}
