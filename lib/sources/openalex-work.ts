import { z } from 'zod'
import { type ListedCount, MOST_CITATIONS } from '@/lib/records/citation-count-list'
import { openAddress } from '@/lib/studies/open-access'
import { readJson } from './read-json'
import { SourceFault } from './source-fault'

/** What a work is asked about by: its PMID, or the DOI of one that has none, in lower case. */
export type NamedWork = { pmid: number; doi?: never } | { pmid: null; doi: string }

/** What is asked for of a work. Whether it is retracted is not: others say that with a notice. */
export const WORK_FIELDS = 'ids,doi,cited_by_count,open_access'

const name = z.string().max(3_000).nullish()
const schema = z.object({
  ids: z.object({ pmid: name, doi: name }),
  doi: name,
  cited_by_count: z.number().int().min(0).max(MOST_CITATIONS),
  open_access: z.object({
    is_oa: z.boolean(),
    oa_status: z.string().regex(/^[a-z]{1,20}$/),
    oa_url: z.string().max(10_000).nullish(),
  }),
})

/**
 * Reads what OpenAlex has of a work on a day: how often it is cited, and where it is open to everybody. Null where OpenAlex does
 * not have it, or sends another work. Throws `SourceFault` where the answer is none; an error comes with status 200, too.
 */
export function readOpenalexWork(text: string, asked: NamedWork, today: string): ListedCount | null {
  if (text === '') return null
  const read = schema.safeParse(readJson(text))
  if (!read.success) throw new SourceFault('unreadable')
  const { ids, doi, cited_by_count, open_access } = read.data
  if (asked.pmid === null ? bareDoi(ids.doi ?? doi) !== asked.doi : barePmid(ids.pmid) !== asked.pmid) return null
  return {
    kind: 'count',
    ...asked,
    count: cited_by_count,
    asOf: today,
    openAccess: {
      isOpen: open_access.is_oa,
      status: open_access.oa_status,
      url: open_access.is_oa ? openAddress(open_access.oa_url) : null,
    },
  }
}

/** 29456894 of "https://pubmed.ncbi.nlm.nih.gov/29456894". */
const barePmid = (text: string | null | undefined) =>
  Number(/(?:^|\/)(\d{1,10})\/?$/.exec(text ?? '')?.[1] ?? Number.NaN)

/** "10.7717/peerj.4375" of "https://doi.org/10.7717/PeerJ.4375". */
const bareDoi = (text: string | null | undefined) => text?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '').toLowerCase()
