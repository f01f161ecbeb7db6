import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { eventSentence, RECORDED_EVENTS } from '@/lib/events/event-sentence'

const said = (action: string, rest = {}) =>
  eventSentence({ action, actor: 'Ada', actorKind: 'person', person: 'Ben', details: null, ...rest })

test('events are said in sentences', () => {
  expect(said('people.invite', { details: { role: 'editor' } })).toBe('Ada invited Ben as an editor')
  expect(said('session.open', { actor: null, actorKind: 'auth' })).toBe('Ben signed in')
  expect(said('people.disable', { actor: null, actorKind: 'operator' })).toBe(
    'The operator, on the machine, deactivated the account of Ben',
  )
  expect(said('thing.never-heard-of')).toBe('Ada did “thing never heard of”')
})

test('events are recorded in one place, which knows every event by its type', () => {
  const folder = path.resolve(import.meta.dirname, '../../../db')
  const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /insert(?: into audit_events|\(auditEvents\))/.test(readFileSync(path.join(folder, name), 'utf8')),
    )
  expect(writers).toEqual([path.join('events', 'record-event.ts')])
})

test('no two events have one label', () => {
  const labels = RECORDED_EVENTS.map(({ label }) => label)
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
})
