import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword, matchesPassword } from '@/db/access/password'
import { restoreBackup } from '@/db/backup/restore-backup'
import { DERIVED, ENDED, readKeptTables } from '@/db/backup/tables'
import { takeBackup } from '@/db/backup/take-backup'
import { withViewer } from '@/db/connection/with-viewer'
import { createLink } from '@/db/lists/list-links'
import { saveToLists } from '@/db/lists/list-savings'
import { listLists } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { passwords } from '@/db/schema/users'
import { migrate } from '@/db/server/migrate'
import { migrationNames } from '@/db/server/migrations'
import { OPERATOR } from '@/lib/access/viewer'
import { MANIFEST_NAME, type Manifest, type TableInBackup } from '@/lib/backup/manifest'
import { openSealedArchive, SealedArchive } from '@/lib/io/sealed-archive'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { withEmptyDatabase } from '../../support/empty-database'
import { makePerson } from '../../support/people'
import { makeStudies, makeStudy } from '../../support/studies'
import { importTrial } from '../../support/trial-records'

let folder: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'precis-backup-'))
  await emptyCorpus()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const named = (name: string) => path.join(folder, name)
const source = () => process.env.DATABASE_URL as string
const PORTAL = { version: '0.0.0', settings: { PRECIS_URL: 'https://precis.hospital.example' } }
const backUp = (name = 'one.zip', url = source()) => takeBackup({ ...PORTAL, url, file: named(name) })
const restore = (url: string, name = 'one.zip') => restoreBackup({ url, file: named(name) })

/** Of every table, but for the trail: that a backup was taken or restored is added to it. */
const hashes = ({ tables }: Manifest) =>
  Object.fromEntries(
    tables.flatMap(({ name, rows, sha256 }) => (name.startsWith('audit_') ? [] : [[name, { rows, sha256 }]])),
  )

async function on<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Somebody of each kind of row: text with every sign that CSV has a meaning for, nothing, and empty text. */
async function fill() {
  const editor = await makePerson('Edith Ö. "Quill", MD', 'administrator')
  const study = await importTrial(1)
  await importTrial(2, { article: '' })
  await edit(editor, study, { tldr: 'Lunar cheese lengthened sleep.' })
  await createNote(editor, { key: randomUUID(), studyId: study, body: 'one, "two"\r\n\\N \\. é\u2028\t| 𝛼\n\\.\n' })
  await createNote(editor, { key: randomUUID(), studyId: study, body: 'NULL' })
  await saveToLists(editor, { key: randomUUID(), studyId: study, listIds: [], heldIds: [], newListName: 'Ward 4' })
  await withViewer(OPERATOR, async (tx) =>
    tx.insert(passwords).values({ userId: editor.id, hash: await hashPassword('wistful-marble-canyon-71') }),
  )
  await asOwner(async (sql) => {
    await sql`insert into sessions (token_hash, user_id, expires_at)
      values (sha256(gen_random_uuid()::text::bytea), ${editor.id}, now() + interval '1 day')`
    await sql`
      insert into one_time_links (token_hash, user_id, purpose, expires_at)
      values (sha256(gen_random_uuid()::text::bytea), ${editor.id}, 'reset', now() + interval '1 day')`
  })
  return { editor, study }
}

/** The same backup with another manifest, sealed as somebody could who knows how. */
async function rewrite(from: string, to: string, change: (manifest: Manifest) => Manifest) {
  const [old, copy] = [await openSealedArchive(named(from)), await SealedArchive.create(named(to))]
  for (const name of old.names) {
    const pieces: Buffer[] = []
    for await (const piece of await old.read(name)) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    const written = name === MANIFEST_NAME ? Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString())))) : bytes
    await copy.add(name, Readable.from([written]))
  }
  old.close()
  await copy.close()
}

describe('a backup', () => {
  it('brings every row back, byte for byte, and lets nobody in who was in then', async () => {
    const { editor } = await fill()
    const taken = await backUp()
    await withEmptyDatabase(async (url) => {
      await restore(url)
      expect(hashes(await backUp('two.zip', url))).toEqual(hashes(taken))
      await on(url, async (sql) => {
        const [row] = await sql`select hash from passwords where user_id = ${editor.id}`
        expect(await matchesPassword(row?.hash, 'wistful-marble-canyon-71')).toBe(true)
        for (const table of ENDED) expect(await sql`select from ${sql(table)}`, table).toHaveLength(0)
        const trail = await sql`select action from audit_events order by id desc limit 2`
        expect(trail.map(({ action }) => action)).toEqual(['backup.take', 'backup.restore'])
        // What follows gets an id of its own, and the index waits to be written.
        await sql`insert into journals (key, title) values ('new', 'New')`
        expect(await sql`select from search_rebuilds where finished_at is null`).toHaveLength(1)
        const [triggers] = await sql`select count(*)::int as off from pg_trigger where tgenabled = 'D'`
        expect(triggers?.off).toBe(0)
      })
    })
  })

  it('is of one moment, beside twenty who write', async () => {
    const studies = await makeStudies(20)
    const people = await Promise.all(studies.map((_, index) => makePerson(`Writer ${index}`)))
    let writing = true
    let written = 0
    const writers = people.map(async (person, index) => {
      while (writing) {
        // A note and its line of the trail come together or not at all.
        await createNote(person, { key: randomUUID(), studyId: studies[index] as number, body: `note ${written++}` })
      }
    })
    while (written < 200) await new Promise((resolve) => setTimeout(resolve, 5))
    const [before, taken] = [written, await backUp()]
    const after = written
    writing = false
    await Promise.all(writers)
    expect(after).toBeGreaterThan(before)
    await withEmptyDatabase(async (url) => {
      await restore(url)
      const [row] = await on(
        url,
        (sql) => sql`
          select count(*)::int as notes, count(e.id)::int as events
          from notes n full join audit_events e on e.subject_id = n.id::text
          where n.id is not null or (e.action = 'note.create' and e.actor_id = any (${people.map(({ id }) => id)}))`,
      )
      expect(row?.events).toBe(row?.notes)
      expect(row?.notes).toBe(taken.tables.find(({ name }) => name === 'notes')?.rows)
    })
  })

  it('holds every table but those that are written anew and those that end', async () => {
    const tables = await asOwner(async (sql) => {
      const all = await sql`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not relispartition`
      const kept = await readKeptTables(sql)
      return { all: all.map(({ name }) => name as string), kept: kept.map(({ name }) => name) }
    })
    expect([...tables.kept, ...DERIVED, ...ENDED].sort()).toEqual(tables.all.sort())
  })

  it('says what the environment set, and keeps what is written to nobody else', async () => {
    await backUp()
    const archive = await openSealedArchive(named('one.zip'))
    const pieces: Buffer[] = []
    for await (const piece of await archive.read(MANIFEST_NAME)) pieces.push(piece)
    archive.close()
    const manifest = JSON.parse(Buffer.concat(pieces).toString())
    expect(manifest).toMatchObject({ format: 1, ...PORTAL, migration: migrationNames().at(-1) })
  })
})

describe('a restore', () => {
  it('of an earlier schema goes on to this one', async () => {
    await withEmptyDatabase(async (earlier) => {
      await migrate(earlier, '0026_actors')
      await on(earlier, (sql) => sql`insert into users (name, role) values ('Ada', 'administrator')`)
      await backUp('earlier.zip', earlier)
    })
    await withEmptyDatabase(async (url) => {
      await restore(url, 'earlier.zip')
      await on(url, async (sql) => {
        expect(await sql`select name from users`).toEqual([{ name: 'Ada' }])
        const [row] = await sql`select count(*)::int as done from drizzle.__drizzle_migrations`
        expect(row?.done).toBe(migrationNames().length)
      })
    })
  })

  it('revokes links to lists: one may have been revoked since', async () => {
    const { editor } = await fill()
    const [list] = await listLists(editor)
    const link = { listId: list?.id as string, key: randomUUID(), kind: 'live', label: 'Ward 4', endsOn: null } as const
    await createLink(editor, { ...link, withNotes: false })
    await backUp()
    await withEmptyDatabase(async (url) => {
      await restore(url)
      const links = await on(url, (sql) => sql`select label, revoked_at is not null as "isRevoked" from list_links`)
      expect(links).toEqual([{ label: 'Ward 4', isRevoked: true }])
    })
  })

  it('takes an empty database only, and says what is in it', async () => {
    await makePerson('Ada')
    await backUp()
    await expect(restore(source())).rejects.toThrow(/not empty/)
    await withEmptyDatabase(async (url) => {
      await migrate(url)
      await on(url, (sql) => sql`insert into journals (key, title) values ('mine', 'Mine')`)
      await expect(restore(url)).rejects.toThrow(/not empty \(journals has rows\)/)
      expect(await on(url, (sql) => sql`select from users`)).toHaveLength(0)
    })
    await withEmptyDatabase(async (url) => {
      await migrate(url, '0025_jobs')
      await expect(restore(url)).rejects.toThrow(/0025_jobs already/)
    })
  })

  it('of a changed file leaves the database as it was', async () => {
    await backUp()
    const bytes = readFileSync(named('one.zip'))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 4
    writeFileSync(named('changed.zip'), bytes)
    await withEmptyDatabase(async (url) => {
      await expect(restore(url, 'changed.zip')).rejects.toThrow(/has been changed/)
      const tables = await on(url, (sql) => sql`select from pg_class where relnamespace = 'public'::regnamespace`)
      expect(tables).toHaveLength(0)
    })
  })

  it.each<[string, (table: TableInBackup) => TableInBackup | null, RegExp]>([
    ['rows that are not those of its hash', (table) => ({ ...table, sha256: '0'.repeat(64) }), /did not come back/],
    ['another number of rows', (table) => ({ ...table, rows: table.rows + 1 }), /did not come back/],
    ['a table left out', () => null, /has no notes: nothing/],
    ['another column', (table) => ({ ...table, columns: [...table.columns, 'more'] }), /not as its schema has it/],
  ])('of a sealed file with %s brings nothing back', async (_what, change, words) => {
    await fill()
    await backUp()
    await rewrite('one.zip', 'other.zip', (manifest) => ({
      ...manifest,
      tables: manifest.tables.flatMap((table) => (table.name === 'notes' ? (change(table) ?? []) : [table])),
    }))
    await withEmptyDatabase(async (url) => {
      await expect(restore(url, 'other.zip')).rejects.toThrow(words)
      for (const table of ['users', 'studies', 'notes'])
        expect(await on(url, (sql) => sql`select from ${sql(table)}`), table).toHaveLength(0)
    })
  })

  it('puts an end to a link for the first administrator of the database that it fills', async () => {
    await backUp()
    await withEmptyDatabase(async (url) => {
      await migrate(url)
      await on(
        url,
        (sql) => sql`
          insert into one_time_links (token_hash, purpose, expires_at)
          values (sha256('a link'), 'first-administrator', now() + interval '1 day')`,
      )
      await restore(url)
      expect(await on(url, (sql) => sql`select from one_time_links`)).toHaveLength(0)
    })
  })
})

describe('people who were erased since', () => {
  it('are erased again, with what a backup still has of them', async () => {
    await fill()
    const ada = await makePerson('Ada Erased')
    const study = await makeStudy()
    await createNote(ada, { key: randomUUID(), studyId: study, body: 'Ask the pharmacist.' })
    await backUp()
    const never = randomUUID()
    await withEmptyDatabase(async (url) => {
      const restored = await restoreBackup({ url, file: named('one.zip'), erased: [ada.id, never] })
      expect(restored).toMatchObject({ erasedAgain: 1, notErased: [] })
      await on(url, async (sql) => {
        expect(await sql`select name, disabled_at is null as "isOpen" from users where id = ${ada.id}`).toEqual([
          { name: 'Former member', isOpen: false },
        ])
        expect(await sql`select from notes where author_id = ${ada.id}`).toHaveLength(0)
        expect(await sql`select from user_accounts where user_id = ${ada.id}`).toHaveLength(0)
        expect((await sql`select from notes`).length).toBeGreaterThan(0)
      })
    })
  })

  it('stay where a backup knows them as the only administrator, and it is said', async () => {
    await asOwner((sql) => sql`truncate users cascade`)
    const chief = await makePerson('Chief', 'administrator')
    await backUp()
    await withEmptyDatabase(async (url) => {
      const restored = await restoreBackup({ url, file: named('one.zip'), erased: [chief.id] })
      expect(restored).toMatchObject({ erasedAgain: 0, notErased: [chief.id] })
    })
  })
})
