import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from './bench-options'

/** Milliseconds that each of `works` takes, one after the other. */
export async function timesOf(works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = []
  for (const work of works) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times
}

/**
 * Milliseconds that each takes while `clients` ask at once, each of them after `pause` milliseconds for the next; they
 * begin one after the other.
 */
export async function timesTogether(works: (() => Promise<unknown>)[], clients: number, pause = 0): Promise<number[]> {
  const waiting = [...works]
  const client = async (_: unknown, number: number) => {
    const times: number[] = []
    await sleep((number * pause) / clients)
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      times.push(...(await timesOf([work])))
      if (pause > 0) await sleep(pause)
    }
    return times
  }
  return (await Promise.all(Array.from({ length: clients }, client))).flat()
}

/** Percentiles of some times, by nearest rank, to a tenth of a millisecond. */
export function percentiles<P extends number>(times: number[], asked: readonly P[]): Figures {
  const ordered = [...times].sort((a, b) => a - b)
  return Object.fromEntries(
    asked.map((p) => [`p${p}`, Math.round((ordered[Math.ceil((p / 100) * ordered.length) - 1] ?? 0) * 10) / 10]),
  )
}
