'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { createFetch, createSearch } from '@/db/look-ups/create-look-up'
import { retryLookUp } from '@/db/look-ups/retry-look-up'
import { MOST_FETCHED, MOST_LETTERS } from '@/lib/sources/look-up'
import { identifiersFault, readIdentifiers } from '@/lib/sources/pasted-identifiers'
import { tidyText } from '@/lib/text/typed-text'

export const searchPubmed = action(
  z.object({
    key: z.uuid(),
    term: z
      .string()
      .transform((term) => tidyText(term).replace(/\s+/g, ' ').trim())
      .refine((term) => term !== '', 'Write what to search for.')
      .refine((term) => term.length <= MOST_LETTERS, `At most ${MOST_LETTERS.toLocaleString('en-GB')} characters.`),
  }),
  (viewer, { key, term }) => createSearch(viewer, { key, source: 'pubmed', term }),
  { redirectTo: ({ id }) => `/pubmed/${id}` },
)

export const retry = action(z.object({ lookUpId: z.string() }), retryLookUp)

const pmid = z.coerce.number().int().positive().max(2_147_483_647)

export const importChosen = action(
  z.object({
    key: z.uuid(),
    pmid: z
      .union([pmid.array(), pmid.transform((one) => [one])], 'Choose at least one record.')
      .refine((pmids) => pmids.length <= MOST_FETCHED, 'Too many records.'),
  }),
  (viewer, { key, pmid: pmids }) =>
    createFetch(viewer, { key, source: 'pubmed', pmids: [...new Set(pmids)], dois: [] }),
  { redirectTo: () => '/administration/imports' },
)

export const fetchPasted = action(
  z.object({
    key: z.uuid(),
    records: z.string().transform((text, context) => {
      const read = readIdentifiers(text)
      const fault = identifiersFault(read)
      if (!fault) return read
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    }),
  }),
  (viewer, { key, records: { pmids, dois } }) => createFetch(viewer, { key, source: 'pubmed', pmids, dois }),
  { redirectTo: () => '/administration/imports' },
)
