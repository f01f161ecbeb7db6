import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isDatabaseAway } from '@/db/connection/database-away'
import { createList, listLists } from '@/db/lists/lists'
import { listNotes, recentNotes } from '@/db/notes/note-list'
import { changeNote, createNote } from '@/db/notes/notes'
import { listFollowedSearches } from '@/db/searches/followed-searches'
import { saveSearch } from '@/db/searches/saved-searches'
import type { Person } from '@/lib/access/viewer'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { FOLLOWED_LIMITS } from '@/lib/search/followed-search'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

/** What has to have happened before the test looks: that there was something to go wrong, however slow the machine. */
const ENOUGH = { saved: 40, shown: 100, kills: 12 }
const TASKS_EACH = 4

let owner: postgres.Sql
let people: Person[]
let studyId: number
const uncaught: unknown[] = []
const note = (error: unknown) => uncaught.push(error)

beforeAll(async () => {
  // Fewer connections than tasks: each is lent from one person to the other all the time.
  process.env.DATABASE_POOL = '2'
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  owner = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
  people = [await makePerson('Ada'), await makePerson('Ben')]
  studyId = await makeStudy()
})

afterAll(async () => {
  await owner.end()
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
})

type Write = { person: Person; kind: 'note' | 'list' | 'search'; key: string; text: string }

const canaryOf = ({ id }: Person) => `canary-${id}`

const make = ({ person, kind, key, text }: Write): Promise<unknown> => {
  if (kind === 'note') return createNote(person, { key, studyId, body: text })
  if (kind === 'list') return createList(person, { key, name: text, description: '' })
  return saveSearch(person, { key, name: text, query: `q=${text}` })
}

/** What a task writes in its turn: mostly notes, and of the rest no more than a person may have. */
function kindOf(turn: number): Write['kind'] {
  if (turn % 8 === 0 && turn / 8 < LIST_LIMITS.lists / TASKS_EACH) return 'list'
  if (turn % 8 === 4 && turn / 8 < FOLLOWED_LIMITS.searches / TASKS_EACH - 1) return 'search'
  return 'note'
}

/** Everything of theirs that a person is shown, as texts. */
const reads: ((person: Person) => Promise<string[]>)[] = [
  async (person) => (await recentNotes(person, 30)).map(({ body }) => body),
  async (person) => (await listNotes(person, { query: 'canary', page: 1 })).notes.map(({ body }) => body),
  async (person) => (await listLists(person)).map(({ name }) => name),
  async (person) => (await listFollowedSearches(person, { limit: 30 })).searches.map(({ name }) => name),
]

test('two people’s canaries never cross while backends are killed in mid-transaction, and nothing saved is lost', async () => {
  const saved: Write[] = []
  const refused: Write[] = []
  const crossed: unknown[] = []
  const strange: unknown[] = []
  let shown = 0
  let changed = 0
  let kills = 0
  const isOver = () => saved.length >= ENOUGH.saved && shown >= ENOUGH.shown && kills >= ENOUGH.kills

  /** What the database's going away does not explain is a finding. */
  async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work
    } catch (error) {
      if (!isDatabaseAway(error)) strange.push(error)
    }
  }

  async function task(person: Person, number: number) {
    for (let turn = 0; !isOver(); turn++) {
      const write: Write = {
        person,
        kind: kindOf(turn),
        key: randomUUID(),
        text: `${canaryOf(person)} ${number}-${turn}`,
      }
      const made = (await attempt(make(write))) as { noteId?: string } | undefined
      ;(made ? saved : refused).push(write)
      if (made?.noteId && turn % 3 === 0) {
        const change = changeNote(person, { noteId: made.noteId, version: 1, body: `${write.text} changed` })
        if (await attempt(change.then(() => true))) changed++
      }
      const texts = (await attempt(reads[turn % reads.length]?.(person) as Promise<string[]>)) ?? []
      shown += texts.length
      crossed.push(...texts.filter((text) => !text.startsWith(canaryOf(person))))
    }
  }

  async function killer() {
    while (!isOver()) {
      const killed = await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'precis' and datname = current_database() order by random() limit 1`
      kills += killed.length
      // A pool waits half a second before it opens a lost connection again: time enough for some work in between.
      await pause(150 + Math.random() * 250)
    }
  }

  await Promise.all([
    killer(),
    ...people.flatMap((person) => Array.from({ length: TASKS_EACH }, (_, number) => task(person, number))),
  ])
  console.info(`${saved.length} saved, ${changed} changed, ${refused.length} refused, ${shown} shown, ${kills} kills`)
  expect({ crossed, strange, uncaught }).toEqual({ crossed: [], strange: [], uncaught: [] })

  // Whoever was refused does not know whether it was saved: the same form once more settles it.
  for (const write of refused) await make(write)

  const rows = await owner<{ owner: string; text: string; created: number }[]>`
    select author_id as owner, body as text,
      (select count(*) from audit_events e
        where e.action = 'note.create' and e.subject_id = n.id::text and e.actor_id = n.author_id)::int as created
    from notes n
    union all
    select created_by, name,
      (select count(*) from audit_events e
        where e.action = 'list.create' and e.subject_id = l.id::text and e.actor_id = l.created_by)::int
    from reading_lists l
    union all
    select user_id, name,
      (select count(*) from audit_events e
        where e.action = 'search.create' and e.subject_id = s.id::text and e.actor_id = s.user_id)::int
    from saved_searches s`
  expect(rows.filter((row) => !row.text.startsWith(`canary-${row.owner} `))).toEqual([])
  expect(rows.filter((row) => row.created !== 1)).toEqual([])
  const found = rows.map(({ text }) => text.replace(/ changed$/, '')).toSorted()
  expect(found).toEqual([...saved, ...refused].map(({ text }) => text).toSorted())
  expect(rows.filter(({ text }) => text.endsWith(' changed')).length).toBeGreaterThanOrEqual(changed)
  expect(uncaught).toEqual([])
}, 120_000)
