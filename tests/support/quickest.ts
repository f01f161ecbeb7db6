/** Milliseconds of the quickest of four runs: a busy machine may stop any of them. */
export function quickest(run: () => unknown): number {
  const times = Array.from({ length: 4 }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
  return Math.min(...times)
}

/** The same of what answers later. */
export async function quickestAnswer(ask: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 4; turn++) {
    const began = performance.now()
    await ask()
    least = Math.min(least, performance.now() - began)
  }
  return least
}

/** Milliseconds below which the growth of a time is that of the machine's other work. */
const AT_ONCE = 50

/**
 * How many times as long the whole takes as its half: about 2 where the time grows with the length, 1 where it is short.
 * The least of three looks, each at the half first: what runs for the first time is slow, and a machine may be busy.
 */
export function growthOf(run: (share: number) => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < 3; look++) {
    const half = quickest(() => run(0.5))
    const whole = quickest(() => run(1))
    least = Math.min(least, whole < AT_ONCE ? 1 : whole / half)
    if (least < 2.5) break
  }
  return least
}
