import { z } from 'zod'
import { type ListedCount, MOST_CITATIONS } from '@/lib/records/citation-count-list'
import { listedDay } from '@/lib/records/listed-day'
import { type CitationRatio, LARGEST_RATIO } from '@/lib/studies/citation-count'
import { readJson } from './read-json'
import { SourceFault } from './source-fault'

/** iCite takes this number of PMIDs in one request. */
export const COUNTED_A_REQUEST = 200

/**
 * The fields that are asked for. iCite has two names for some, an old one and the one of its database, and has given now these
 * and now those: both are asked for, and either is read.
 */
export const COUNT_FIELDS =
  'pmid,citation_count,citedByPmidCount,cited_by,citedByPmids,references,citedPmids,last_modified,relative_citation_ratio,rcr,provisional,rcrIsProvisional'

const count = z.number().int().min(0).max(MOST_CITATIONS)
const pmid = z.number().int().positive().max(2_147_483_647)
/** An array, or in the older shape numbers with blanks between them; a number may be written as text. */
const pmids = z
  .union([z.array(z.union([z.number(), z.string()])), z.string().transform((text) => text.split(/[\s,]+/))])
  .nullish()
  .transform((list) => (list ?? []).flatMap((one) => pmid.safeParse(Number(one)).data ?? []))

const ratio = z.number().min(0).max(LARGEST_RATIO).nullish()
/** In the older shape "Yes" and "No". */
const flag = z.union([z.boolean(), z.enum(['Yes', 'No']).transform((word) => word === 'Yes')]).nullish()

const record = z.object({
  pmid,
  citation_count: count.nullish(),
  citedByPmidCount: count.nullish(),
  cited_by: pmids,
  citedByPmids: pmids,
  references: pmids,
  citedPmids: pmids,
  last_modified: z.string().nullish(),
  relative_citation_ratio: ratio,
  rcr: ratio,
  provisional: flag,
  rcrIsProvisional: flag,
})

const schema = z.object({ data: z.array(z.unknown()).max(COUNTED_A_REQUEST) })

/**
 * Reads an answer of iCite: how often each record is cited, by which and which it cites, and its
 * relative citation ratio, which young papers do not have. Records that were not asked for, and
 * those without a count, are left out: iCite has none of them yet. Throws `SourceFault` where the answer is none; an error
 * comes with status 200, too.
 */
export function readIciteCounts(text: string, asked: readonly number[]): ListedCount[] {
  const read = schema.safeParse(readJson(text))
  if (!read.success) throw new SourceFault(isError(text) ? 'refused' : 'unreadable')
  const wanted = new Set(asked)
  return read.data.data.flatMap((each) => {
    const { success, data } = record.safeParse(each)
    if (!success) throw new SourceFault('unreadable')
    const counted = data.citation_count ?? data.citedByPmidCount
    if (!wanted.has(data.pmid) || counted === null || counted === undefined) return []
    return [
      {
        kind: 'count' as const,
        pmid: data.pmid,
        count: counted,
        asOf: listedDay(data.last_modified ?? ''),
        citedBy: data.cited_by.length > 0 ? data.cited_by : data.citedByPmids,
        cites: data.references.length > 0 ? data.references : data.citedPmids,
        ratio: ratioOf(data),
      },
    ]
  })
}

function ratioOf(data: z.infer<typeof record>): CitationRatio | null {
  const value = data.relative_citation_ratio ?? data.rcr ?? null
  const isProvisional = data.provisional ?? data.rcrIsProvisional ?? false
  return value === null ? null : { value, isProvisional }
}

const isError = (text: string) => z.object({ error: z.unknown().refine(Boolean) }).safeParse(readJson(text)).success
