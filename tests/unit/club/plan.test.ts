import { expect, test } from 'vitest'
import { z } from 'zod'
import { plan } from '@/app/(portal)/clubs/fields'

const times = z.object({ startsAt: plan.startsAt, voteBy: plan.voteBy })
const read = (at: string) => {
  const { data, error } = times.safeParse({ startsAt: at, voteBy: at })
  return data ?? z.flattenError(error as z.ZodError<z.input<typeof times>>).fieldErrors
}
const both = <T>(value: T) => ({ startsAt: value, voteBy: value })

test.each(['2026-12-12T12:30', '2028-02-29T00:00', '2026-12-31T23:59'])('%s is a day and a time', (at) => {
  expect(read(at)).toEqual(both(at))
})

test.each([
  '2026-02-31T10:00',
  '2027-02-29T10:00',
  '2026-04-31T10:00',
  '2026-13-01T10:00',
  '2026-12-00T10:00',
  '2026-12-12T24:00',
  '2026-12-12T12:60',
])('%s is none, and the form says so', (at) => {
  expect(read(at)).toEqual(both(['There is no such day or time.']))
})

test('what is neither is asked for, and nothing is nothing', () => {
  for (const at of ['tomorrow', '2026-12-12', '1999-12-12T12:30'])
    expect(read(at)).toEqual(both(['Give a day and a time.']))
  expect(read('')).toEqual(both(null))
})
