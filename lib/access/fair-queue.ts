import { AppError } from './app-error'

type Job = { start: () => void; refuse: (reason: AppError) => void }

/** Where a piece of work stands in line: `first` before all others, everybody else with those of the same `share`. */
export type Place = { first: true } | { first?: false; share: string }

/** Of so many pieces of work that begin, one is taken from the shares even while others stand before them. */
const ONE_IN = 4

/**
 * Runs `atOnce` pieces of work at a time, and lets `waiting` more stand in line. Those who are first have a line of their
 * own. The others take turns by share, and where the line is full, the last of the longest share makes room: whoever sends
 * hundreds at once crowds out nobody but themselves. What finds no room is refused at once, in words.
 */
export class FairQueue {
  #running = 0
  #begun = 0
  readonly #first: Job[] = []
  /** In the order of their turns. */
  readonly #shares = new Map<string, Job[]>()

  constructor(
    readonly atOnce: number,
    readonly waiting: number,
  ) {}

  async run<T>(place: Place, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) {
      await new Promise<void>((start, refuse) => this.#wait(place, { start, refuse }))
    } else this.#running++
    try {
      return await work()
    } finally {
      // Whoever is next takes over the place that is left.
      const next = this.#next()
      if (next) next.start()
      else this.#running--
    }
  }

  #wait(place: Place, job: Job) {
    if (place.first) {
      if (this.#first.length >= this.waiting) job.refuse(tooMany())
      else this.#first.push(job)
      return
    }
    const mine = this.#shares.get(place.share) ?? []
    if (this.#inShares() >= this.waiting && !this.#makeRoom(mine.length)) return job.refuse(tooMany())
    mine.push(job)
    this.#shares.set(place.share, mine)
  }

  #inShares(): number {
    return [...this.#shares.values()].reduce((sum, jobs) => sum + jobs.length, 0)
  }

  /** Refuses the last of the longest share, if that has more than one that has `mine`; whether it did. */
  #makeRoom(mine: number): boolean {
    const longest = [...this.#shares.values()].reduce((a, b) => (b.length > a.length ? b : a), [])
    if (longest.length <= mine + 1) return false
    longest.pop()?.refuse(tooMany())
    return true
  }

  #next(): Job | undefined {
    this.#begun++
    const isTheirTurn = this.#begun % ONE_IN === 0 && this.#shares.size > 0
    return (isTheirTurn ? undefined : this.#first.shift()) ?? this.#nextOfShares() ?? this.#first.shift()
  }

  #nextOfShares(): Job | undefined {
    for (const [share, jobs] of this.#shares) {
      const job = jobs.shift()
      this.#shares.delete(share)
      // To the end of the turns.
      if (jobs.length > 0) this.#shares.set(share, jobs)
      if (job) return job
    }
  }
}

const tooMany = () =>
  new AppError('rate_limited', 'Too many people are signing in at this moment. Try again in a few seconds.')
