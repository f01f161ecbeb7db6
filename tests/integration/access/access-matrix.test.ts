import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Matrix, makeMatrix } from '../../support/matrix/matrix'

let matrix: Matrix
beforeAll(async () => {
  matrix = await makeMatrix()
})
afterAll(() => matrix.close())

test('everybody gets of every entry point what is theirs to get, and nothing else', async () => {
  // Nobody sends forms as fast as this test: each cell has a second of its own.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const began = performance.now()
  const wrong: string[] = []
  for (const cell of matrix.cells) {
    vi.setSystemTime(Date.now() + 1000)
    const outcome = await matrix.run(cell)
    wrong.push(...matrix.judge(cell, outcome).map((fault) => `${cell.name}: ${fault}`))
  }
  vi.useRealTimers()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.info(`${matrix.cells.length} cells, ${wrong.length} wrong, in ${seconds} s`)
  expect(wrong).toEqual([])
  expect(matrix.cells.length).toBeGreaterThanOrEqual(3000)
}, 300_000)
