import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSource, readSources, saveSource, switchSource } from '@/db/sources/source-settings'
import type { Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { emptySources } from '../../support/sources'

let [chief, editor]: Person[] = []
const source = 'pubmed' as const
const contact = 'library@hospital.example'
const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f901234'

beforeAll(async () => {
  chief = await makePerson('Chief', 'administrator')
  editor = await makePerson('Ed', 'editor')
})
beforeEach(emptySources)

const me = () => chief as Person
const saved = (more = {}) =>
  saveSource(me(), { source, version: 0, contact, secret: null, deletesSecret: false, ...more })
const now = async () => (await readSources(me()))?.[0]

describe('a source', () => {
  it('is off until an administrator switches it on', async () => {
    expect(await now()).toMatchObject({ key: 'pubmed', isOn: false, contact: null, hasSecret: false, version: 0 })
    expect(await openSource(editor as Person, source)).toBeNull()
    await saved()
    await switchSource(me(), { source, version: 1, on: true })
    expect(await now()).toMatchObject({ isOn: true, contact, version: 2 })
    expect(await openSource(editor as Person, source)).toEqual({ contact })
    await switchSource(me(), { source, version: 2, on: false })
    expect(await openSource(editor as Person, source)).toBeNull()
  })

  it('is not switched on without somebody to write to', async () => {
    await expect(switchSource(me(), { source, version: 0, on: true })).rejects.toMatchObject({ code: 'invalid' })
    expect(await asOwner((sql) => sql`select * from sources`)).toEqual([])
  })

  it('is neither seen nor changed by an editor', async () => {
    const who = editor as Person
    expect(await readSources(who)).toBeNull()
    await expect(switchSource(who, { source, version: 0, on: true })).rejects.toMatchObject({ code: 'forbidden' })
    const input = { source, version: 0, contact, secret: KEY, deletesSecret: false }
    await expect(saveSource(who, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await asOwner((sql) => sql`select * from source_secrets`)).toEqual([])
  })

  it('is not changed by two at once without the second one knowing', async () => {
    await saved()
    await expect(saved({ contact: 'other@hospital.example' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await now()).toMatchObject({ contact })
  })

  it('keeps its key to itself: it is set, replaced and deleted, and never read by a page', async () => {
    await saved({ secret: KEY })
    expect(await now()).toMatchObject({ hasSecret: true })
    expect(JSON.stringify(await now())).not.toContain(KEY)
    await saved({ version: 1 })
    expect(await asOwner((sql) => sql`select secret from source_secrets`)).toEqual([{ secret: KEY }])
    await saved({ version: 2, deletesSecret: true })
    expect(await now()).toMatchObject({ hasSecret: false })
    const [{ may } = { may: true }] = await asOwner(
      (sql) => sql`select has_table_privilege('precis_app', 'source_secrets', 'select, insert, update, delete') as may`,
    )
    expect(may).toBe(false)
  })

  it('has each switch and each change in the audit trail, without the key', async () => {
    await saved({ secret: KEY })
    await switchSource(me(), { source, version: 1, on: true })
    await switchSource(me(), { source, version: 2, on: true })
    await switchSource(me(), { source, version: 2, on: false })
    const events = await asOwner(
      (sql) => sql`select action, details from audit_events where action like 'source.%' and actor_id = ${me().id}
        order by id desc limit 4`,
    )
    expect(events.map(({ action }) => action).reverse()).toEqual([
      'source.change',
      'source.set-key',
      'source.switch-on',
      'source.switch-off',
    ])
    expect(JSON.stringify(events)).not.toContain(KEY)
    expect(events.every(({ details }) => details.source === 'pubmed')).toBe(true)
  })
})
