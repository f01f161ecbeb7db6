'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { createFetch, createSearch } from '@/db/look-ups/create-look-up'
import { retryLookUp } from '@/db/look-ups/retry-look-up'
import { MOST_FETCHED, MOST_LETTERS, readPmids } from '@/lib/sources/look-up'
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
  (viewer, { key, pmid: pmids }) => createFetch(viewer, { key, source: 'pubmed', pmids: [...new Set(pmids)] }),
  { redirectTo: () => '/administration/imports' },
)

export const fetchPasted = action(
  z.object({
    key: z.uuid(),
    pmids: z.string().transform((text, context) => {
      const { pmids, others } = readPmids(text)
      const fault = others[0]
        ? `“${others[0].slice(0, 40)}” is no PMID. Paste PMIDs alone.`
        : pmids.length === 0
          ? 'Paste at least one PMID.'
          : pmids.length > MOST_FETCHED
            ? `At most ${MOST_FETCHED.toLocaleString('en-GB')} at once.`
            : null
      if (!fault) return pmids
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    }),
  }),
  (viewer, { key, pmids }) => createFetch(viewer, { key, source: 'pubmed', pmids }),
  { redirectTo: () => '/administration/imports' },
)
