import { OPERATOR, SIGN_IN, VISITOR, type Viewer } from '@/lib/access/viewer'
import { leakedFromPanel } from './audience-holdings'
import type { Change, Changes } from './change-log'
import type { Given } from './entry'
import { type Holdings, type Name, PEOPLE } from './holdings'
import { QUERIES } from './query-manifest'
import { ASKERS, QUERY_ORACLE } from './query-oracle'
import { FORMER_PROVIDER, OTHER_PROVIDER, PROVIDER } from './scim-holdings'

/** A function of `db`, asked by somebody about the things of the first reader. */
export type QueryCell = { name: string; query: string; asker: (typeof ASKERS)[number]; run: () => Promise<unknown> }
export type QueryOutcome = { letter: string; text: string; changes: Change[] }

export function queryCells(holdings: Holdings, { studyId, otherId }: Pick<Given, 'studyId' | 'otherId'>): QueryCell[] {
  const given: Given = { id: '', subject: null, mine: holdings.ada, studyId, otherId, othersKey: holdings.dis.userId }
  return Object.values(QUERIES).flatMap(({ load, questions }) =>
    Object.entries(questions).flatMap(([query, question]) =>
      ASKERS.filter((_, index) => index < (QUERY_ORACLE[query] ?? ASKERS).length).map((asker) => ({
        name: `${query} by ${asker}`,
        query,
        asker,
        run: async () => {
          const ask = ((await load()) as unknown as Record<string, (...asked: unknown[]) => Promise<unknown>>)[query]
          return ask?.(whoAsks(query, asker, holdings), ...((await question(given)) as unknown[]))
        },
      })),
    ),
  )
}

/** These are asked by somebody's session, which then is another one than `otherSessionId`. */
const BY_SESSION = [
  'changePassword',
  'closeOwnAccount',
  'listSessions',
  'revokeOtherSessions',
  'confirmWithPassword',
  'readWaysIn',
  'askToConfirm',
  'confirmWithPasskey',
  'askToAdd',
  'addPasskey',
  'deletePasskey',
  'beginCodes',
  'makeRecoveryCodes',
  'turnOffCodes',
]

/** What whoever holds an address is given by whoever made it. */
const GIVEN = ['readSharedList']

/** A wrong password is counted. */
const COUNTED = ['changePassword', 'confirmWithPassword']

function whoAsks(query: string, asker: (typeof ASKERS)[number], holdings: Holdings): unknown {
  const person = viewerOf(asker, holdings)
  return BY_SESSION.includes(query) ? { person, session: { id: holdings.ada.endedSessionId }, preferences: {} } : person
}

function viewerOf(asker: (typeof ASKERS)[number], holdings: Holdings): Viewer {
  if (asker === 'visitor') return VISITOR
  if (asker === 'sign-in') return SIGN_IN
  if (asker === 'operator') return OPERATOR
  if (asker === 'client') return { kind: 'client', personId: holdings.ada.userId }
  if (asker === "another's client") return { kind: 'client', personId: holdings.ben.userId }
  if (asker === 'provider') return PROVIDER
  if (asker === 'another provider') return OTHER_PROVIDER
  if (asker === 'former provider') return FORMER_PROVIDER
  const { userId } = holdings[asker]
  return { kind: 'person', id: userId, name: asker, role: PEOPLE[asker] }
}

const LETTERS: Record<string, string> = {
  unauthenticated: 'u',
  forbidden: 'f',
  not_found: 'n',
  invalid: 'i',
  conflict: 'c',
  // A client's transaction only reads.
  '25006': 'w',
}

/** What came of it, as the oracle has it, and everything that was given. */
export async function askQuery(cell: QueryCell, take: () => Promise<Changes>): Promise<QueryOutcome> {
  try {
    const answer = await cell.run()
    const { changes } = await take()
    const isNothing = isEmpty(answer) && changes.length === 0
    return { letter: isNothing ? '-' : 'o', text: textOf(answer), changes }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return { letter: LETTERS[code ?? ''] ?? '!', text: `${code} ${message}`, changes: (await take()).changes }
  }
}

/** What an answer has only where it was not kept to whoever asked: of theirs there are two studies on one list. */
const NOT_THEIRS: Record<string, RegExp> = {
  repliesTo: /pub-dis-answers-(?!ASKER)/,
  listLists: /"total":(?!2,)/,
  // Each once; of a group that they are not in, not who leads it for them, nor who is invited.
  listGroups: /"name":"(cn-\w+-group)".*"name":"\1"/,
  readGroup: /^(?!.*ASKER).*(?:"groupRole":"lead"|Waiting)/,
}

/** What is wrong with it. */
export function queryFaults({ query, asker }: QueryCell, { letter, text, changes }: QueryOutcome): string[] {
  const want = QUERY_ORACLE[query]?.[ASKERS.indexOf(asker)]
  const mayRead = (owner: string, what: string) =>
    owner === (asker === 'client' || GIVEN.includes(query) ? 'ada' : asker) ||
    (what.startsWith('email') && (asker === 'root' || asker === 'operator' || asker === 'provider')) ||
    (/^(?:group|upload)/.test(what) && asker === 'root')
  const leaked = [...text.matchAll(/cn-([a-z]+)-([a-z-]+)/g)].filter(
    ([, owner, what]) => !mayRead(owner ?? '', what ?? ''),
  )
  return [
    ...(letter === want || (want === 'x' && 'ufnw'.includes(letter))
      ? []
      : [`answered ${letter} for ${want}: ${text.slice(0, 120)}`]),
    ...new Set(leaked.map(([canary]) => `showed ${canary}`)),
    ...new Set(leakedFromPanel(text, (asker in PEOPLE ? asker : null) as Name | null).map((one) => `showed ${one}`)),
    ...(NOT_THEIRS[query]?.test(text.replaceAll(asker, 'ASKER'))
      ? [`counted or showed what is somebody else's: ${text.slice(0, 120)}`]
      : []),
    ...(want !== 'o' && !COUNTED.includes(query) && changes.length > 0 ? [`wrote ${changes[0]?.table}`] : []),
  ]
}

/** Nothing, however it is wrapped; somebody who has said nothing has a study "to-read". */
function isEmpty(answer: unknown): boolean {
  if (answer instanceof Map) return answer.size === 0
  if (answer instanceof Date) return false
  if (Array.isArray(answer)) return answer.every(isEmpty)
  // A search says what was asked, also where nothing was found.
  if (answer && typeof answer === 'object' && 'rows' in answer && 'question' in answer) return isEmpty(answer.rows)
  if (answer && typeof answer === 'object') return Object.values(answer).every(isEmpty)
  return !answer || answer === 'to-read'
}

const textOf = (answer: unknown) =>
  JSON.stringify(answer, (_, value) =>
    value instanceof Map ? [...value] : typeof value === 'bigint' ? `${value}` : value,
  ) ?? ''
