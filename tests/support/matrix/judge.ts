import { leakedFromPanel } from './audience-holdings'
import type { Changes } from './change-log'
import { type Holdings, NAMES, type Name, PEOPLE } from './holdings'
import type { Asker, Line, Verdict } from './oracle'
import type { Principal } from './principals'
import type { Answer } from './run-cell'
import { relationOf, type Subject } from './subjects'

export type Outcome = Answer & Changes

export const askerOf = ({ person }: Principal): Asker => (person ? PEOPLE[person] : 'out')

/** What the oracle expects of this cell. */
export function expected(line: Line, principal: Principal, subject: Subject | null): Verdict {
  const asker = askerOf(principal)
  const relation = subject ? relationOf(principal.person, subject) : 'own'
  const others = (subject?.of === 'dis' ? line.deactivated : undefined) ?? line.others ?? line.own
  const cell = {
    own: line.own,
    'own, gone': line.ownGone ?? line.own,
    "another's": others,
    "another's, gone": line.othersGone ?? others,
    none: line.none ?? line.own,
    malformed: line.malformed ?? line.none ?? line.own,
  }[relation]
  if (asker !== 'out') return typeof cell === 'string' ? cell : (cell[asker] as Verdict)
  // A form that cannot be read says so to everybody.
  if (relation === 'malformed' && line.malformed === 'invalid') return 'invalid'
  if (line.out === undefined) return 'unauthenticated'
  return subject && typeof cell === 'string' ? cell : line.out
}

/** What is wrong with an outcome; nothing where it is as the oracle says. */
export function faults(
  line: Line,
  principal: Principal,
  subject: Subject | null,
  outcome: Outcome,
  holdings: Holdings,
): string[] {
  const want = expected(line, principal, subject)
  const found: string[] = []
  if (outcome.verdict !== want) found.push(`answered ${outcome.verdict} for ${want}: ${outcome.text.slice(0, 120)}`)
  found.push(...shown(line, principal, subject, outcome, want))
  found.push(...written(line, principal, subject, outcome, want, holdings))
  found.push(...recorded(line, principal, subject, outcome, want))
  return found
}

/** Private texts name their owner: "cn-ada-note". */
function shown(line: Line, principal: Principal, subject: Subject | null, { text }: Outcome, want: Verdict): string[] {
  const asker = askerOf(principal)
  const isOpen = line.out === 'ok'
  const mayRead = (owner: string, what: string) =>
    owner === principal.person ||
    (/^(?:email|group|upload)/.test(what) && asker === 'administrator') ||
    ((isOpen || line.isGiven) && want === 'ok' && subject?.of === owner)
  const leaked = [...text.matchAll(/cn-([a-z]+)-([a-z-]+)/g)].filter(
    ([, owner, what]) => !mayRead(owner ?? '', what ?? ''),
  )
  const needed = (line.shows ?? '').replace('OWNER', subject?.of ?? '').replace('ASKER', principal.person ?? '')
  const isHidden = needed === line.hides || needed.includes('--')
  const isPublic = /\b(?:pub|imp)-/.test(text)
  return [
    ...new Set(leaked.map(([canary]) => `showed ${canary}`)),
    ...new Set(leakedFromPanel(text, principal.person).map((canary) => `showed ${canary}`)),
    ...(asker === 'out' && !isOpen && isPublic ? ['showed the corpus to somebody who is not signed in'] : []),
    ...(asker === 'reader' && /\bimp-/.test(text) ? ['showed an import to a reader'] : []),
    ...(want === 'ok' && needed && !isHidden && !text.includes(needed) ? [`did not show ${needed}`] : []),
    ...(line.hides && text.includes(line.hides) ? [`showed ${line.hides}`] : []),
  ]
}

/** What was written is what the oracle names, and belongs to whoever asked or to whom it was asked about. */
function written(
  line: Line,
  principal: Principal,
  subject: Subject | null,
  { changes }: Outcome,
  want: Verdict,
  holdings: Holdings,
): string[] {
  // The database links an event to the one before by itself.
  const named = changes.map(({ table }) => table).filter((table) => table !== 'audit_chain')
  const tables = [...new Set(named)].sort().join(' ')
  const expectedTables = writesOf(line, principal, subject, want)
  const allowed = [principal.was, subject?.of].flatMap((name) => (name ? [holdings[name].userId] : []))
  const others = NAMES.filter((name) => !allowed.includes(holdings[name].userId)).map(
    (name: Name) => holdings[name].userId,
  )
  const strangers = changes.filter(({ table, before, after }) =>
    [before, after].some((row) => row && ownersOf(table).some((column) => others.includes(row[column] as string))),
  )
  return [
    ...(tables === expectedTables ? [] : [`wrote [${tables}] for [${expectedTables}]`]),
    ...strangers.map(({ table }) => `wrote a row of somebody else in ${table}`),
  ]
}

/** Whoever is signed in and is refused a right, or somebody else's thing as if it were not there, is in the trail once. */
function recorded(
  { unrecorded }: Line,
  principal: Principal,
  subject: Subject | null,
  { denials }: Outcome,
  want: Verdict,
): string[] {
  const isThere = subject === null || subject.state === 'there'
  const isNobodys =
    unrecorded === true ||
    (unrecorded === 'for editors' && askerOf(principal) !== 'reader') ||
    (unrecorded === 'of deactivated' && subject?.of === 'dis')
  const refused =
    principal.person !== null && (want === 'forbidden' || (want === 'not_found' && isThere && !isNobodys)) ? 1 : 0
  const rights = denials.filter(({ after }) => after?.action === 'right.refuse')
  return rights.length === refused ? [] : [`recorded ${rights.length} refusals for ${refused}`]
}

function writesOf(line: Line, { person }: Principal, subject: Subject | null, want: Verdict): string {
  if (want !== 'ok') return (person || line.out !== undefined ? line.writesRefused : undefined) ?? ''
  const special = person === null ? line.writesOut : subject?.state === 'gone' ? line.writesGone : undefined
  const writes = special ?? line.writes ?? ''
  const isNotified = subject?.of && subject.of !== person && line.notifies?.includes(subject.of)
  return isNotified ? `${writes} notices`.split(' ').sort().join(' ') : writes
}

const OWNERS = ['user_id', 'created_by', 'author_id', 'actor_id']
/** Whoever did what a notice is about has nothing to do with its being done. */
const ownersOf = (table: string) => (table === 'notices' ? ['user_id'] : OWNERS)
