/** How often a line is written where nobody is watching. */
const QUIET_MS = 10_000

/** Says on standard error how far the index is: n of m, how many a second, how long it takes still. */
export class IndexProgress {
  #total = 0
  #startedAt = performance.now()
  #shownAt = performance.now()
  #drawn = false

  /** `remaining` studies are to be written; null: none. */
  begin(remaining: number | null) {
    this.#total = remaining ?? 0
  }

  show(remaining: number) {
    const now = performance.now()
    const watched = process.stderr.isTTY
    if (!watched && now - this.#shownAt < QUIET_MS) return
    this.#shownAt = now
    // Others may have queued more meanwhile.
    this.#total = Math.max(this.#total, remaining)
    const line = progressLine(this.#total - remaining, this.#total, (now - this.#startedAt) / 1000)
    process.stderr.write(watched ? `\r\x1b[K${line}` : `${line}\n`)
    this.#drawn = watched
  }

  end(remaining: number | null) {
    const seconds = (performance.now() - this.#startedAt) / 1000
    const done = this.#total - (remaining ?? 0)
    this.#clear()
    console.log(this.#total === 0 ? 'Nothing waits to be written.' : `${progressLine(done, this.#total, seconds)}.`)
  }

  say(line: string) {
    this.#clear()
    process.stderr.write(`${line}\n`)
  }

  #clear() {
    if (this.#drawn) process.stderr.write('\r\x1b[K')
    this.#drawn = false
  }
}

/** "1,200 of 10,000 studies written, 400 a second, about 22 s left"; without the rest of it once all are written. */
export function progressLine(done: number, total: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001)
  const parts = [`${number(done)} of ${number(total)} ${total === 1 ? 'study' : 'studies'} written`]
  if (done > 0) parts.push(`${number(Math.round(rate))} a second`)
  if (done > 0 && done < total) parts.push(`about ${duration((total - done) / rate)} left`)
  return parts.join(', ')
}

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

const number = (value: number) => value.toLocaleString('en')
