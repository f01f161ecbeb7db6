/** Milliseconds of the quickest of four runs: a busy machine may stop any of them. */
export function quickest(run: () => unknown): number {
  const times = Array.from({ length: 4 }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
  return Math.min(...times)
}
