import type postgres from 'postgres'
import { type Holdings, type Name, PEOPLE } from './holdings'
import { FORMER_PROVIDER, OTHER_PROVIDER, PROVIDER } from './scim-holdings'
import { FUNCTION_ORACLE, TABLE_ORACLE, type TableLine } from './table-oracle'

/** Who a transaction says that it is. */
export type Actor = {
  name: string
  kind: string
  person: Name | null
  role: 'precis_app' | 'precis_import'
  tokenId?: string
}
const app = (name: string, kind: string, person: Name | null = null): Actor => ({
  name,
  kind,
  person,
  role: 'precis_app',
})
export const ACTORS: Actor[] = [
  app('visitor', 'visitor'),
  app('sign-in', 'auth'),
  app('operator', 'operator'),
  app('reader', 'person', 'ada'),
  app('editor', 'person', 'ed'),
  app('administrator', 'person', 'root'),
  app('deactivated', 'person', 'dis'),
  { ...app('provider', 'scim'), tokenId: PROVIDER.tokenId },
  { ...app('another provider', 'scim'), tokenId: OTHER_PROVIDER.tokenId },
  { ...app('former provider', 'scim'), tokenId: FORMER_PROVIDER.tokenId },
  { name: 'import', kind: 'visitor', person: null, role: 'precis_import' },
]

/** How to say whose row it is, for tables that have an owner. */
const OWNER: Record<string, string> = {
  users: 'id',
  user_accounts: 'user_id',
  passwords: 'user_id',
  identities: 'user_id',
  sessions: 'user_id',
  one_time_links: 'user_id',
  erasures: 'user_id',
  known_devices: 'user_id',
  passkeys: 'user_id',
  app_keys: 'user_id',
  recovery_codes: 'user_id',
  idempotency_keys: 'user_id',
  reading_lists: 'created_by',
  list_grants: 'user_id',
  list_hidden: 'user_id',
  list_links: 'created_by',
  list_items: '(select created_by from reading_lists l where l.id = t.list_id)',
  study_readings: 'user_id',
  notes: 'author_id',
  comments: 'author_id',
  comment_revisions: '(select author_id from comments c where c.id = t.comment_id)',
  notices: 'user_id',
  mail_settings: 'user_id',
  mail_preferences: 'user_id',
  outgoing_mails: 'user_id',
  account_events: 'user_id',
  digests: 'user_id',
  unsubscribe_tokens: 'user_id',
  mentions: 'user_id',
  groups: 'created_by',
  group_members: 'user_id',
  invitations: 'user_id',
  club_sessions: 'led_by',
  club_candidates: 'proposed_by',
  club_choice_votes: 'user_id',
  club_ballots: 'user_id',
  club_questions: 'author_id',
  club_question_ups: 'user_id',
  calendar_tokens: 'user_id',
  questions: 'asked_by',
  question_studies: '(select asked_by from questions q where q.id = t.question_id)',
  verdicts: 'owner_id',
  verdict_evidence: '(select owner_id from verdicts v where v.id = t.verdict_id)',
  saved_searches: 'user_id',
  reading_log: 'user_id',
  recent_searches: 'user_id',
  audit_events: 'actor_id',
  legal_holds: 'created_by',
  scim_tokens: 'created_by',
  scim_users: 'user_id',
  look_ups: 'user_id',
  import_uploads: 'user_id',
  import_upload_contents: '(select user_id from import_uploads u where u.id = t.upload_id)',
  import_upload_rows: '(select user_id from import_uploads u where u.id = t.upload_id)',
}

/** `line`: of which line of the oracle, where that is not the table's own. */
export type TableCell = { name: string; table: string; line: string; actor: Actor; relation: 'own' | 'others' }

/** Rows of a table that the database judges in another way than its first. */
const ROWS: Record<string, { table: string; only: string }> = {
  'notes for the panel': { table: 'notes', only: "body like 'pn-%'" },
  'notes for a group': { table: 'notes', only: "body like '%inner-note'" },
  'comments for the panel': { table: 'comments', only: "body like 'pn-%'" },
  'comments for a group': { table: 'comments', only: "body like '%inner-thread'" },
  'look_ups of records': { table: 'look_ups', only: "kind = 'records'" },
  'look_ups that failed': { table: 'look_ups', only: "state = 'failed'" },
  'verdicts that are drafts': { table: 'verdicts', only: "state = 'draft'" },
  'club_ballots that are revealed': { table: 'club_ballots', only: 'sealed_on is not null' },
  'questions asked for': { table: 'questions', only: 'is_request' },
  'comments out of sight': { table: 'comments', only: "body like '%stray'" },
}

/** Every table with row security in the catalogue, for everybody, with a row of their own and one of somebody else. */
export async function tableCells(owner: postgres.Sql): Promise<TableCell[]> {
  const tables = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1`
  const lines = [
    ...tables.map(({ name }) => ({ table: name, line: name })),
    ...Object.entries(ROWS).map(([line, { table }]) => ({ table, line })),
  ]
  return lines.flatMap(({ table, line }) =>
    ACTORS.flatMap((actor) =>
      (['own', 'others'] as const)
        .filter((relation) => relation === 'others' || (actor.person !== null && OWNER[table] !== undefined))
        .map((relation) => ({ name: `${line} (${relation}) by ${actor.name}`, table, line, actor, relation })),
    ),
  )
}

/** The letters of what was possible. */
export async function tryTable(owner: postgres.Sql, holdings: Holdings, cell: TableCell): Promise<string> {
  const { table, line, actor, relation } = cell
  const only = ROWS[line]?.only ?? 'true'
  const whose = holdings[relation === 'own' ? (actor.person ?? 'ben') : 'ben'].userId
  const column = OWNER[table]
  let letters = ''
  await owner
    .begin(async (tx) => {
      const [row] = await tx.unsafe(
        `select t.ctid::text as at, t::text as was from ${table} t where ${column ? `${column} = '${whose}'` : 'true'} and ${only}
          order by to_jsonb(t) ->> 'feed_token_hash' is null, ${FIRST_MADE} limit 1`,
      )
      if (!row) throw new Error(`the matrix has no row of ${table} for ${whose}`)
      const [{ columns, any } = { columns: '', any: '' }] = await tx.unsafe<{ columns: string; any: string }[]>(`
        select string_agg(quote_ident(attname), ', ') as columns,
          (array_agg(quote_ident(attname) order by has_column_privilege('precis_app', attrelid, attnum, 'update') desc, attnum)
            filter (where attidentity = ''))[1] as any
        from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
      await become(tx, holdings, actor)
      const tries: [string, string][] = [
        ['s', `select 1 from ${table} where ctid = $1::tid and $2::text is not null`],
        [
          'i',
          `insert into ${table} (${columns}) overriding system value
          select ${columns} from (select ($2::${table}).*) one where $1::text is not null`,
        ],
        ['u', `update ${table} set ${any} = ${any} where ctid = $1::tid and $2::text is not null`],
        ['d', `delete from ${table} where ctid = $1::tid and $2::text is not null`],
      ]
      if (column?.endsWith('_id') && !column.includes(' '))
        tries.push([
          'g',
          `update ${table} set ${column} = '${holdings.ed.userId === whose ? holdings.ben.userId : holdings.ed.userId}'
            where ctid = $1::tid and $2::text is not null`,
        ])
      if (column && !column.includes(' ') && actor.person && relation === 'others')
        tries.push([
          't',
          `update ${table} set ${column} = '${holdings[actor.person].userId}' where ctid = $1::tid and $2::text is not null`,
        ])
      const left = {
        group_members: 'left_at',
        list_grants: 'revoked_at',
        list_links: 'revoked_at',
        legal_holds: 'lifted_at',
      }[table]
      if (left) tries.push(['l', `update ${table} set ${left} = now() where ctid = $1::tid and $2::text is not null`])
      if (table === 'users')
        tries.push(['r', "update users set role = 'administrator' where ctid = $1::tid and $2::text is not null"])
      for (const [letter, statement] of tries) if (await worked(tx, statement, [row.at, row.was])) letters += letter
      throw ROLLBACK
    })
    .catch((error) => {
      if (error !== ROLLBACK) throw error
    })
  return letters
}

/** Where a person has several rows of a table, the first that was made, wherever it is stored by now. */
const FIRST_MADE =
  "coalesce(to_jsonb(t) ->> 'joined_at', to_jsonb(t) ->> 'invited_at', to_jsonb(t) ->> 'granted_at', to_jsonb(t) ->> 'created_at')"

const ROLLBACK = new Error('rolled back')

/** Whether a row was reached; what fails for another reason than rights was let through by them. */
async function worked(tx: postgres.TransactionSql, statement: string, values: string[]): Promise<boolean> {
  try {
    return await tx.savepoint(async (step) => {
      const { count } = await step.unsafe(statement, values)
      if (count > 0) throw Object.assign(new Error('undone'), { code: 'undone' })
      return false
    })
  } catch (error) {
    const { code } = error as { code?: string }
    return code !== '42501'
  }
}

async function become(tx: postgres.TransactionSql, holdings: Holdings, { kind, person, role, tokenId = '' }: Actor) {
  const id = person ? holdings[person].userId : ''
  await tx`select set_config('app.actor', ${kind}, true), set_config('app.user_id', ${id}, true),
    set_config('app.token_id', ${tokenId}, true)`
  await tx.unsafe(`set local role ${role}`)
}

export function tableFaults({ line: of, actor, relation, name }: TableCell, letters: string): string[] {
  const line = TABLE_ORACLE[of]
  if (!line) return [`${name}: the oracle has no line`]
  const want = wanted(line, actor, relation)
  const sorted = (text: string) => [...text].sort().join('')
  return sorted(letters) === sorted(want) ? [] : [`${name}: [${letters}] for [${want}]`]
}

function wanted(line: TableLine, { name, person }: Actor, relation: 'own' | 'others'): string {
  if (!person) return line[name as 'import'] ?? ''
  if (name === 'deactivated') return ''
  return line[`${name}, ${relation}` as 'editor, own'] ?? line[relation] ?? ''
}

/** Functions that pass row security, for everybody. */
export async function functionFaults(owner: postgres.Sql, holdings: Holdings, studyId: number): Promise<string[]> {
  const faults: string[] = []
  for (const [statement, line] of Object.entries(FUNCTION_ORACLE))
    for (const actor of ACTORS) {
      const got = await answerOf(
        owner,
        holdings,
        actor,
        statement
          .replaceAll('STUDY', String(studyId))
          .replace('VERDICT', holdings.ben.verdictId)
          .replace('SESSION', holdings.ben.clubId)
          .replace('GROUP', holdings.ben.groupId)
          .replace('LIST', holdings.ben.listId)
          .replace('THREAD', holdings.ben.innerThreadId)
          .replace('PERSON', holdings.ben.userId)
          .replace('UPLOAD', holdings.ben.busyUploadId)
          .replaceAll('DISCARDED', holdings.ben.goneUploadId),
      )
      const role = actor.person && actor.name !== 'deactivated' ? PEOPLE[actor.person] : actor.name
      const want = line[role] ?? line['*']
      if (got !== want) faults.push(`${statement} by ${actor.name}: ${got} for ${want}`)
    }
  return faults
}

async function answerOf(owner: postgres.Sql, holdings: Holdings, actor: Actor, statement: string): Promise<string> {
  let letter = '-'
  await owner
    .begin(async (tx) => {
      await become(tx, holdings, actor)
      const results = await tx.unsafe(statement).simple()
      const [row] = (statement.includes(';') ? results.at(-1) : results) as unknown as { answer: string | null }[]
      const answer = row?.answer
      if (answer) letter = answer === 'true' || answer === 'false' ? answer.charAt(0) : 'r'
      throw ROLLBACK
    })
    .catch((error) => {
      if ((error as { code?: string }).code === '42501') letter = '!'
      else if (error !== ROLLBACK) throw error
    })
  return letter
}
