'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import * as queries from '@/db/corpus-queries/change-queries'
import { MOST_NAME_LETTERS, MOST_RECORDS, QUERY_RHYTHMS } from '@/lib/sources/corpus-query'
import { MOST_LETTERS } from '@/lib/sources/look-up'
import { tidyText } from '@/lib/text/typed-text'

const line = (most: number, what: string) =>
  z
    .string()
    .transform((text) => tidyText(text).replace(/\s+/g, ' ').trim())
    .refine((text) => text !== '', `Write ${what}.`)
    .refine((text) => text.length <= most, `At most ${most.toLocaleString('en-GB')} characters.`)

const RECORDS = `A whole number from 1 to ${MOST_RECORDS.toLocaleString('en-GB')}.`

const values = {
  name: line(MOST_NAME_LETTERS, 'a name'),
  term: line(MOST_LETTERS, 'what to ask for'),
  since: z.iso
    .date('Choose a day.')
    .refine((day) => day >= '1900-01-01' && day <= new Date().toISOString().slice(0, 10), 'A day that has been.'),
  rhythm: z.enum(QUERY_RHYTHMS),
  mostRecords: z.coerce.number(RECORDS).int(RECORDS).min(1, RECORDS).max(MOST_RECORDS, RECORDS),
}
const asked = { queryId: z.string(), version: z.coerce.number().int() }

export const create = action(
  z.object({ key: z.uuid(), isTried: z.literal('yes').optional(), ...values }),
  (viewer, { isTried, ...input }) =>
    queries.createCorpusQuery(viewer, { ...input, source: 'pubmed', isTried: isTried === 'yes' }),
  { redirectTo: ({ id }) => `/administration/queries/${id}` },
)

export const recheck = action(z.object({ source: z.literal('pubmed') }), queries.createRecheck)

export const change = action(z.object({ ...asked, ...values }), queries.changeCorpusQuery, { message: 'Saved.' })

export const switchQuery = action(z.object({ ...asked, on: z.enum(['on', 'off']) }), (viewer, { on, ...input }) =>
  queries.switchCorpusQuery(viewer, { ...input, on: on === 'on' }),
)

export const remove = action(z.object(asked), queries.deleteCorpusQuery, {
  redirectTo: () => '/administration/queries',
})

export const run = action(
  z.object({ key: z.uuid(), queryId: z.string(), isTrial: z.enum(['yes', 'no']) }),
  (viewer, { isTrial, ...input }) => queries.runCorpusQuery(viewer, { ...input, isTrial: isTrial === 'yes' }),
  { redirectTo: ({ queryId }) => `/administration/queries/${queryId}` },
)
