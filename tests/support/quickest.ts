/** Milliseconds of the quickest of four runs: a busy machine may stop any of them. */
export function quickest(run: () => unknown): number {
  const times = Array.from({ length: 4 }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
  return Math.min(...times)
}

/** Milliseconds below which the growth of a time is that of the machine's other work. */
const AT_ONCE = 50

/** How many times as long the whole takes as its half: about 2 where the time grows with the length, 1 where it is short. */
export function growthOf(run: (share: number) => unknown): number {
  const whole = quickest(() => run(1))
  return whole < AT_ONCE ? 1 : whole / quickest(() => run(0.5))
}
