import postgres from 'postgres'
import { keepChanges } from './change-log'
import { type Holdings, makeHoldings } from './holdings'
import { faults, type Outcome } from './judge'
import { ORACLE } from './oracle'
import { makePrincipals, type Principal, SECRET } from './principals'
import { allEntries, type Entry } from './run-cell'
import { fewSubjectsOf, idOf, relationOf, type Subject, subjectsOf } from './subjects'

export type Cell = { entry: Entry; principal: Principal; subject: Subject | null; name: string }

export type Matrix = {
  cells: Cell[]
  holdings: Holdings
  run: (cell: Cell) => Promise<Outcome>
  judge: (cell: Cell, outcome: Outcome) => string[]
  close: () => Promise<void>
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
    run: async ({ entry, principal, subject }) => {
      const id = entry.kind && subject ? idOf(entry.kind, subject, holdings) : ''
      const given = { id, subject, mine: holdings[principal.person ?? 'ada'], studyId, otherId }
      const answer = await entry
        .run(given, principal.cookie)
        .catch((error) => ({ verdict: 'fault', text: String(error) }))
      return { ...answer, changes: await take() }
    },
    judge: ({ entry, principal, subject }, outcome) => {
      const line = ORACLE[entry.name]
      return line ? faults(line, principal, subject, outcome, holdings) : ['has no line in the oracle']
    },
    close: () => owner.end(),
  }
}

const subjectsFor = ({ kind }: Entry, { person }: Principal): (Subject | null)[] =>
  kind ? (person ? subjectsOf(kind) : fewSubjectsOf(kind)) : [null]
