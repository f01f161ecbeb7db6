import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as policy from '@/lib/access/policy'
import { checks } from '../support/matrix/checks'
import { type Matrix, makeMatrix } from '../support/matrix/matrix'
import { functionRemovals, type PolicyRemoval, policyRemovals } from '../support/matrix/policy-removals'
import { queryFaults } from '../support/matrix/query-cells'
import { functionFaults, tableCells, tableFaults, tryTable } from '../support/matrix/table-cells'

let matrix: Matrix
/** Every cell of functions and entry points, those first that are cheap to ask. */
let cells: { name: string; of: string; faults: () => Promise<string[]> }[]

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  matrix = await makeMatrix()
  cells = [
    ...matrix.queries.map((cell) => ({
      name: cell.name,
      of: cell.query,
      faults: async () => queryFaults(cell, await matrix.runQuery(cell)),
    })),
    ...matrix.cells.map((cell) => ({
      name: cell.name,
      of: cell.entry.name,
      faults: async () => matrix.judge(cell, await matrix.run(cell)),
    })),
  ]
})
afterAll(() => matrix.owner.end())

const uncaught: string[] = []
let removed = 0
/** Says what became of one removal. */
function count(name: string, isCaught: boolean) {
  removed++
  if (isCaught) return
  uncaught.push(name)
  console.log(`not caught: ${name}`)
}

/** Faults of a cell, with the clock a second on: nobody sends forms as fast as this. */
async function faultsOf(index: number): Promise<string[]> {
  vi.setSystemTime(Date.now() + 1000)
  checks.cell = index
  return (await cells[index]?.faults()) ?? []
}

test('each policy of the database is missed where it is removed, whatever the portal checks', async () => {
  const tables = await tableCells(matrix.owner)
  const isCaught = async ({ table }: PolicyRemoval) => {
    for (const cell of tables.filter((one) => table === null || one.table === table))
      if (tableFaults(cell, await tryTable(matrix.owner, matrix.holdings, cell)).length > 0) return true
    return table === null && (await functionFaults(matrix.owner, matrix.holdings, matrix.studyId)).length > 0
  }
  for (const removal of [...(await policyRemovals(matrix.owner)), ...(await functionRemovals(matrix.owner))]) {
    for (const statement of removal.remove) await matrix.owner.unsafe(statement)
    count(removal.name, await isCaught(removal))
    for (const statement of removal.restore) await matrix.owner.unsafe(statement)
  }
  console.log(`${removed} policies and functions of the database removed, ${removed - uncaught.length} caught`)
})

test('each check of the portal is missed where it is removed, whatever the database enforces', async () => {
  const before = { removed, uncaught: uncaught.length }
  await withoutRowSecurity()
  const wrong: string[] = []
  for (let index = 0; index < cells.length; index++)
    wrong.push(...(await faultsOf(index)).map((fault) => `${cells[index]?.name}: ${fault}`))
  console.log(`${cells.length} cells without row security, ${wrong.length} wrong`)
  for (const fault of wrong.slice(0, 20)) console.log(fault)

  for (const [id, asked] of [...checks.asked].filter(([name]) => !name.startsWith('right '))) {
    checks.removed = id
    const isCaught =
      (await isMissed(asked)) ||
      (await isMissedAlone(asked, id, (on) => {
        checks.removed = on ? id : null
      }))
    checks.removed = null
    count(id, isCaught)
  }
  for (const { name, right, remove, restore } of predicates()) {
    const asked = checks.asked.get(`right ${right}`) ?? new Set()
    remove()
    const isCaught =
      (await isMissed(asked)) || (await isMissedAlone(asked, `right ${right}`, (on) => (on ? remove() : restore())))
    restore()
    count(name, isCaught)
  }
  console.log(
    `${removed - before.removed} checks of the portal removed, ${removed - before.removed - (uncaught.length - before.uncaught)} caught`,
  )
  expect(wrong).toEqual([])
})

test('nothing that was removed went unnoticed', () => {
  console.log(`${removed} checks removed, ${removed - uncaught.length} caught`)
  expect(uncaught).toEqual([])
})

async function isMissed(asked: Set<number>): Promise<boolean> {
  for (const index of [...asked].sort((a, b) => a - b)) if ((await faultsOf(index)).length > 0) return true
  return false
}

/** Whether it is missed where no other check of the portal looks: then it holds by itself what another one holds too. */
async function isMissedAlone(asked: Set<number>, id: string, remove: (on: boolean) => void): Promise<boolean> {
  // Whom other checks turned away before comes as far as this one now.
  const same = new Set([...asked].map((index) => cells[index]?.of))
  const others = cells.flatMap(({ of }, index) => (same.has(of) ? [index] : []))
  Object.assign(checks, { isOpen: { rights: true, scopes: true }, alone: id })
  try {
    for (const index of others) {
      remove(false)
      const withIt = (await faultsOf(index)).join('\n')
      remove(true)
      if ((await faultsOf(index)).join('\n') !== withIt) return true
    }
    return false
  } finally {
    Object.assign(checks, { isOpen: { rights: false, scopes: false }, alone: null })
  }
}

async function withoutRowSecurity() {
  await matrix.owner.unsafe(`do $$ declare name text; begin
    for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity loop
      execute format('alter table %I disable row level security', name);
    end loop; end $$`)
  for (const { remove } of await functionRemovals(matrix.owner, WRITING))
    for (const statement of remove) await matrix.owner.unsafe(statement)
}

/** Functions that look themselves whether somebody may. */
const WRITING = /count_view|hold_study|saved_studies/

type Predicate = (...asked: unknown[]) => boolean
type Rights = Record<string, { ways: Predicate[][] }>

/** Every predicate of every right, in its place. */
function predicates() {
  const rights = (policy as unknown as { removableRights: Rights }).removableRights
  return Object.entries(rights).flatMap(([right, { ways }]) =>
    ways.flatMap((way, number) =>
      way.map((holds, place) => ({
        name: `${right}: way ${number + 1}, ${holds.name || 'predicate'}`,
        right,
        remove: () => {
          way[place] = () => true
        },
        restore: () => {
          way[place] = holds
        },
      })),
    ),
  )
}
