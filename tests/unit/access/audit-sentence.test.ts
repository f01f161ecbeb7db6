import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { AUDITED_ACTIONS, auditSentence } from '@/lib/access/audit-sentence'

const act = (action: string, rest = {}) =>
  auditSentence({ action, actor: 'Ada', actorKind: 'person', person: 'Ben', details: null, ...rest })

test('acts are told in sentences', () => {
  expect(act('people.invite', { details: { role: 'editor' } })).toBe('Ada invited Ben as an editor')
  expect(act('session.open', { actor: null, actorKind: 'auth' })).toBe('Ben signed in')
  expect(act('people.disable', { actor: null, actorKind: 'operator' })).toBe(
    'The operator, on the machine, deactivated the account of Ben',
  )
  expect(act('thing.never-heard-of')).toBe('Ada did “thing never heard of”')
})

test('every act that the code writes down has a sentence of its own', () => {
  const folder = path.resolve(import.meta.dirname, '../../../db')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
  const nouns = 'session|link|identity|account|people|note|comment|list|reading|search|summary'
  const written = new Set(
    [...sources.matchAll(new RegExp(`audit\\(tx, [^)]*?'((?:${nouns})\\.[a-z-]+)'`, 'g'))].map((m) => m[1]),
  )
  expect(written.size).toBeGreaterThan(8)
  const told = new Set(AUDITED_ACTIONS.map(({ action }) => action))
  expect([...written].filter((action) => action && !told.has(action))).toEqual([])
})
