import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeError } from '@/lib/log/describe-error'

const CANARY = 'canary'
const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what an engine or a library repeats is left out', () => {
  test.each<[string, () => unknown]>([
    ['JSON that cannot be read', () => JSON.parse(`${CANARY}{`)],
    ['an address that is none', () => new URL(CANARY)],
    ['a language that is none', () => new Intl.NumberFormat(`${CANARY}-${CANARY}-x`)],
    ['a value of the wrong kind', () => Buffer.from({ [CANARY]: CANARY } as never)],
    ['a schema', () => z.object({ a: z.enum(['b']) }).parse({ a: CANARY, [CANARY]: 1 })],
    [
      'a message with a quotation',
      () => {
        throw new Error(`no such name: "${CANARY} "and" ${CANARY}"`)
      },
    ],
    [
      'properties',
      () => {
        throw Object.assign(new Error('no'), { body: CANARY, params: [CANARY], code: `${CANARY} code` })
      },
    ],
    [
      'lines that look like frames',
      () => {
        throw new Error(`no\n    at ${CANARY} (file:1:1)`)
      },
    ],
    [
      'a cause',
      () => {
        throw new Error('no', {
          cause: new Error(CANARY, { cause: Object.assign(new Error(CANARY), { name: `${CANARY} said` }) }),
        })
      },
    ],
    [
      'what is no error',
      () => {
        throw CANARY
      },
    ],
  ])('%s', (_, work) => {
    expect(JSON.stringify(describeError(thrownBy(work)))).not.toContain(CANARY)
  })
})

test('class, code, message, place and what is behind it are told', () => {
  const cause = Object.assign(new TypeError('far below'), { code: 'ECONNREFUSED' })
  const fields = describeError(new TypeError('fetch failed', { cause }))
  expect(fields).toMatchObject({ error: 'TypeError', said: 'fetch failed', cause: 'TypeError ECONNREFUSED' })
  expect(fields.at?.[0]).toMatch(/^at .*describe-error\.test\.ts/)
})

test('an error may say itself what is told of it', () => {
  const error = Object.defineProperty(new Error('a "b"'), 'described', { value: { code: '23505', said: 'as it is' } })
  expect(describeError(error)).toMatchObject({ error: 'Error', code: '23505', said: 'as it is' })
})
