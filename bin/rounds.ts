/** What is begun again when the database has moved to another port, or ends when the process does. */
export class Rounds {
  #port: number | undefined
  #round = new AbortController()

  constructor(readonly stopping: AbortSignal) {
    stopping.addEventListener('abort', () => this.#round.abort())
  }

  get signal(): AbortSignal {
    return this.#round.signal
  }

  /** The address for the next round. */
  begin(url: string): string {
    this.#round = new AbortController()
    if (this.stopping.aborted) this.#round.abort()
    const at = new URL(url)
    if (this.#port) at.port = String(this.#port)
    return at.href
  }

  moveTo(port: number) {
    this.#port = port
    this.#round.abort()
  }
}
