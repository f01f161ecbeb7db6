import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Matrix, makeMatrix } from '../../support/matrix/matrix'
import { queryFaults } from '../../support/matrix/query-cells'
import { functionFaults, tableCells, tableFaults, tryTable } from '../../support/matrix/table-cells'

let matrix: Matrix
beforeAll(async () => {
  matrix = await makeMatrix()
})
afterAll(() => matrix.owner.end())

test('everybody gets of every entry point what is theirs to get, and nothing else', async () => {
  // Nobody sends forms as fast as this test, nor is refused as often: each cell has a minute of its own.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const began = performance.now()
  const wrong: string[] = []
  for (const cell of matrix.cells) {
    vi.setSystemTime(Date.now() + 60_000)
    const outcome = await matrix.run(cell)
    wrong.push(...matrix.judge(cell, outcome).map((fault) => `${cell.name}: ${fault}`))
  }
  vi.useRealTimers()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.info(`${matrix.cells.length} cells, ${wrong.length} wrong, in ${seconds} s`)
  expect(wrong).toEqual([])
  expect(matrix.cells.length).toBeGreaterThanOrEqual(3000)
}, 2_700_000)

test('what is asked of the database says itself who may ask it, whatever stands before it', async () => {
  const wrong: string[] = []
  for (const cell of matrix.queries) {
    const outcome = await matrix.runQuery(cell)
    wrong.push(...queryFaults(cell, outcome).map((fault) => `${cell.name}: ${fault}`))
  }
  console.info(`${matrix.queries.length} cells of functions, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
})

test('the database lets nobody do to any row what is not theirs to do, whatever asks for it', async () => {
  const cells = await tableCells(matrix.owner)
  const wrong: string[] = []
  for (const cell of cells) wrong.push(...tableFaults(cell, await tryTable(matrix.owner, matrix.holdings, cell)))
  wrong.push(...(await functionFaults(matrix.owner, matrix.holdings, matrix.studyId)))
  console.info(`${cells.length} cells of tables, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
})
