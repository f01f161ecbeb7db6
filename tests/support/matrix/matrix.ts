import postgres from 'postgres'
import { keepChanges } from './change-log'
import { type Holdings, makeHoldings } from './holdings'
import { faults, type Outcome } from './judge'
import { ORACLE } from './oracle'
import { makePrincipals, type Principal, SECRET } from './principals'
import { askQuery, type QueryCell, type QueryOutcome, queryCells } from './query-cells'
import { allEntries, type Entry } from './run-cell'
import { fewSubjectsOf, idOf, manySubjectsOf, relationOf, type Subject } from './subjects'

export type Cell = { entry: Entry; principal: Principal; subject: Subject | null; name: string }

export type Matrix = {
  cells: Cell[]
  holdings: Holdings
  studyId: number
  run: (cell: Cell) => Promise<Outcome>
  judge: (cell: Cell, outcome: Outcome) => string[]
  /** Functions of the database themselves, asked past what stands before them. */
  queries: QueryCell[]
  runQuery: (cell: QueryCell) => Promise<QueryOutcome>
  owner: postgres.Sql
}

/** Every entry point, asked by everybody, about everything of its kind. */
export async function makeMatrix(): Promise<Matrix> {
  process.env.AUTH_SECRET = SECRET
  const { holdings, studyId, otherId } = await makeHoldings()
  const principals = await makePrincipals(holdings)
  const owner = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
  const { take } = await keepChanges(owner)
  const cells = allEntries().flatMap((entry) =>
    principals.flatMap((principal) =>
      subjectsFor(entry, principal).map((subject): Cell => {
        const relation = subject ? ` of ${subject.of ?? 'nobody'} (${relationOf(principal.person, subject)})` : ''
        return { entry, principal, subject, name: `${entry.name}${relation} by ${principal.name}` }
      }),
    ),
  )
  return {
    cells,
    holdings,
    studyId,
    run: async ({ entry, principal, subject }) => {
      const id = entry.kind && subject ? idOf(entry.kind, subject, holdings) : ''
      const given = {
        id,
        subject,
        mine: holdings[principal.person ?? 'ada'],
        studyId,
        otherId,
        othersKey: holdings.dis.userId,
      }
      const answer = await entry
        .run(given, principal.cookie)
        .catch((error) => ({ verdict: 'fault', text: String(error) }))
      return { ...answer, ...(await take()) }
    },
    judge: ({ entry, principal, subject }, outcome) => {
      const line = ORACLE[entry.name]
      return line ? faults(line, principal, subject, outcome, holdings) : ['has no line in the oracle']
    },
    queries: queryCells(holdings, { studyId, otherId }),
    runQuery: (cell) => askQuery(cell, take),
    owner,
  }
}

const subjectsFor = ({ kind }: Entry, { person }: Principal): (Subject | null)[] =>
  kind ? (person ? manySubjectsOf(kind, person) : fewSubjectsOf(kind)) : [null]
