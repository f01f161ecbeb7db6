'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { createFetch, createSearch } from '@/db/look-ups/create-look-up'
import { retryLookUp } from '@/db/look-ups/retry-look-up'
import { MOST_DOIS, MOST_FETCHED, MOST_LETTERS } from '@/lib/sources/look-up'
import { identifiersFault, readIdentifiers } from '@/lib/sources/pasted-identifiers'
import { SEARCHED_KEYS } from '@/lib/sources/source'
import { doiFrom } from '@/lib/studies/identifiers'
import { tidyText } from '@/lib/text/typed-text'

const source = z.enum(SEARCHED_KEYS)

export const searchSource = action(
  z.object({
    key: z.uuid(),
    source,
    term: z
      .string()
      .transform((term) => tidyText(term).replace(/\s+/g, ' ').trim())
      .refine((term) => term !== '', 'Write what to search for.')
      .refine((term) => term.length <= MOST_LETTERS, `At most ${MOST_LETTERS.toLocaleString('en-GB')} characters.`),
  }),
  createSearch,
  { redirectTo: ({ id }) => `/source-searches/${id}` },
)

export const retry = action(z.object({ lookUpId: z.string() }), retryLookUp)

const pmid = z.coerce.number().int().positive().max(2_147_483_647)

/** A preprint has no PMID, and is chosen by its DOI. */
const doi = z.string().transform((text, context) => {
  const read = doiFrom(text)
  if (read && !read.includes('"')) return read.toLowerCase()
  context.addIssue({ code: 'custom', message: 'Not a DOI.' })
  return z.NEVER
})
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([item.array(), item.transform((one) => [one])]).default([])

export const importChosen = action(
  z
    .object({ key: z.uuid(), source, pmid: oneOrMore(pmid), doi: oneOrMore(doi) })
    .refine(({ pmid, doi }) => pmid.length + doi.length > 0, { path: ['form'], message: 'Choose at least one record.' })
    .refine(({ pmid, doi }) => pmid.length <= MOST_FETCHED && doi.length <= MOST_DOIS, {
      path: ['form'],
      message: 'Too many records.',
    }),
  (viewer, { key, source, pmid: pmids, doi: dois }) =>
    createFetch(viewer, { key, source, pmids: [...new Set(pmids)], dois: [...new Set(dois)] }),
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
