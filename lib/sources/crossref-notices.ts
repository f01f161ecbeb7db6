import { z } from 'zod'
import { CROSSREF, type ListedNature, type ListedRetraction, lowerDoi } from '@/lib/records/retraction-list'
import { readJson } from './read-json'
import { SourceFault } from './source-fault'

/**
 * What Crossref's types of updates say of a work; the others (a new edition, a clarification) say nothing of its worth. Part
 * of a work that is retracted is a correction, as for PubMed.
 */
const NATURES: Record<string, ListedNature> = {
  retraction: 'retraction',
  removal: 'retraction',
  withdrawal: 'retraction',
  expression_of_concern: 'concern',
  correction: 'correction',
  corrigendum: 'correction',
  erratum: 'correction',
  partial_retraction: 'correction',
  reinstatement: 'reinstatement',
}

const update = z.object({
  type: z.string(),
  DOI: z.string(),
  updated: z
    .object({ 'date-time': z.string().optional(), 'date-parts': z.array(z.array(z.number())).optional() })
    .optional(),
})
const updates = z.array(update).nullish()

const schema = z.object({
  status: z.literal('ok'),
  message: z.object({ DOI: z.string(), 'update-to': updates, 'updated-by': updates }),
})

/**
 * Reads what Crossref has of a work: notices of it (`updated-by`), and what it is a notice of itself (`update-to`); some stand
 * on one side alone. Null where Crossref does not have it under this name. Throws `SourceFault` where the answer is none.
 */
export function readCrossrefNotices(text: string, asked: string): ListedRetraction[] | null {
  if (text === '') return null
  const read = schema.safeParse(readJson(text))
  if (!read.success) throw new SourceFault('unreadable')
  const { DOI, 'update-to': of = [], 'updated-by': by = [] } = read.data.message
  const own = lowerDoi(DOI)
  // Of one that is another name for a second work Crossref sends that: it is asked about under its own.
  if (own !== asked.toLowerCase()) return null
  return [
    ...(by ?? []).flatMap((each) => listed(each, own, lowerDoi(each.DOI))),
    ...(of ?? []).flatMap((each) => listed(each, lowerDoi(each.DOI), own)),
  ]
}

function listed(
  { type, updated }: z.infer<typeof update>,
  doi: string | undefined,
  noticeDoi: string | undefined,
): ListedRetraction[] {
  const nature = NATURES[type.toLowerCase().replaceAll('-', '_')]
  if (!nature || !doi) return []
  const dated = dayOf(updated)
  return [
    {
      kind: 'retraction',
      doi,
      ...(noticeDoi && noticeDoi !== doi ? { noticeDoi } : {}),
      nature,
      ...(dated ? { dated } : {}),
      source: CROSSREF,
    },
  ]
}

/** "2021-05-03" of "2021-05-03T00:00:00Z", or of its parts where they name a day. */
function dayOf(updated: z.infer<typeof update>['updated']): string | undefined {
  const [year, month, day] = updated?.['date-parts']?.[0] ?? []
  const two = (part: number) => String(part).padStart(2, '0')
  const written =
    updated?.['date-time']?.slice(0, 10) ?? (year && month && day ? `${year}-${two(month)}-${two(day)}` : '')
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written ? written : undefined
}
