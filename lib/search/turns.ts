/** Somebody's work that waits. */
type Waiting = { begin: () => void }

export type Limits = {
  /** So much is done at a time, in all and of one person. */
  slots: number
  perPerson: number
  /** So much of one person waits; what comes then is refused. */
  mostWaiting: number
}

/**
 * Does work of several people a few at a time. Each person has a line of their own, and the lines are served in turn: one
 * with sixty pieces of work makes another wait for what is being done, and not for what is still to be done.
 */
export class Turns {
  /** Whose turn is next stands first. */
  readonly #lines = new Map<string, Waiting[]>()
  readonly #doing = new Map<string, number>()
  #free: number

  constructor(
    readonly limits: Limits,
    readonly refused: () => Error,
  ) {
    this.#free = limits.slots
  }

  /**
   * Does `work` when it is its turn. Rejects with what `refused` makes where the person has too much waiting, and with
   * the reason of `gone` where they have gone while they waited.
   */
  async take<T>(person: string, work: () => Promise<T>, gone?: AbortSignal): Promise<T> {
    await this.#turn(person, gone)
    try {
      return await work()
    } finally {
      this.#leave(person)
    }
  }

  /** Does `work` at once, beside what the person is having done, where a slot is free that nobody waits for; null where none is. */
  tryTake<T>(person: string, work: () => Promise<T>): Promise<T> | null {
    if (this.#free < 1 || this.#lines.size > 0) return null
    this.#enter(person)
    return work().finally(() => this.#leave(person))
  }

  async #turn(person: string, gone: AbortSignal | undefined) {
    gone?.throwIfAborted()
    const line = this.#lines.get(person) ?? []
    if (line.length === 0 && this.#mayBegin(person)) return this.#enter(person)
    if (line.length >= this.limits.mostWaiting) throw this.refused()
    // A line that is changed is another one: whoever walks through them sees them as they were.
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.#drop(person, waiting)
        reject(gone?.reason)
      }
      const begin = () => {
        gone?.removeEventListener('abort', leave)
        resolve()
      }
      const waiting: Waiting = { begin }
      gone?.addEventListener('abort', leave, { once: true })
      this.#lines.set(person, [...line, waiting])
    })
  }

  #mayBegin(person: string): boolean {
    return this.#free > 0 && (this.#doing.get(person) ?? 0) < this.limits.perPerson
  }

  #enter(person: string) {
    this.#free--
    this.#doing.set(person, (this.#doing.get(person) ?? 0) + 1)
  }

  #leave(person: string) {
    this.#free++
    const left = (this.#doing.get(person) ?? 1) - 1
    if (left > 0) this.#doing.set(person, left)
    else this.#doing.delete(person)
    this.#serve()
  }

  /** Begins what may begin; a person who was served goes behind the others. */
  #serve() {
    for (const [person, [next, ...rest]] of [...this.#lines]) {
      if (!next || !this.#mayBegin(person)) continue
      this.#lines.delete(person)
      if (rest.length > 0) this.#lines.set(person, rest)
      this.#enter(person)
      next.begin()
    }
  }

  #drop(person: string, waiting: Waiting) {
    const line = this.#lines.get(person)?.filter((one) => one !== waiting) ?? []
    if (line.length > 0) this.#lines.set(person, line)
    else this.#lines.delete(person)
  }
}
