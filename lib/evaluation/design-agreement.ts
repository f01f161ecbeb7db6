import type { Design } from '../evidence/design'
import { judgeDesign } from '../evidence/judge/judge-design'
import { statedDesign } from '../evidence/judge/publication-types'
import type { JudgedRecord } from '../evidence/judge/study-text'

export type Agreement = { truth: number; found: number; right: number; precision: number; recall: number; f1: number }

export type DesignAgreement = {
  /** Records read, and those whose publication types settle a design. */
  records: number
  settled: number
  /** Share of the settled ones that were judged as their types say. */
  accuracy: number
  /** Reviews found systematic that count neither way: their record is older than the type (rule 4). */
  older_than_type: number
  by_design: Record<string, Agreement>
}

/** A record as it was read, with what says whether it was indexed and when it was last revised. */
export type TypedRecord = JudgedRecord & {
  status?: string
  pmid?: number
  published?: { year: number }
  revision?: string
}

export type Misjudged = { truth: Design | null; found: Design | null; record: JudgedRecord & { pmid?: number } }

/** Designs that a publication type stands for; of the others the types say nothing either way. */
const TYPED: readonly Design[] = [
  'randomised trial',
  'systematic review',
  'meta-analysis',
  'case report',
  'clinical trial',
  'guideline',
  'narrative review',
  'protocol',
  'editorial',
]

/**
 * Designs judged without the publication types, against them:
 *
 * 1. The truth of a record is the design that its types settle. Where they settle none and the record is indexed
 *    (MEDLINE, or bears headings) and of 1991 or later, when the types came in, it is none of these designs: finding
 *    one is a mistake of precision. Other records without such a type are left out.
 * 2. Case Reports stands for one case and for a series. A meta-analysis counts as a systematic review too.
 * 3. A record of several types counts towards the one that settles it; finding one of the others is no mistake.
 * 4. The type Systematic Review came in December 2018, and was then given to the systematic reviews that MEDLINE
 *    already had (NLM Technical Bulletin 2018, no. 425, and 2019, no. 427). A record typed Review and last revised
 *    before cannot say which it is: finding it systematic is no mistake, and not right either. Of a record revised
 *    later, or of another type, it is a mistake.
 */
export function designAgreement(
  records: Iterable<TypedRecord>,
  options: { headings: boolean; onMistake?: (mistake: Misjudged) => void },
): DesignAgreement {
  const counts = new Map(TYPED.map((design) => [design, { truth: 0, found: 0, right: 0 }]))
  let [read, settled, agreed, older] = [0, 0, 0, 0]
  for (const record of records) {
    read++
    const truth = statedDesign(record.publicationTypes)?.design ?? null
    if (truth === null && !isIndexed(record)) continue
    const { design } = judgeDesign({
      publicationTypes: [],
      title: record.title,
      abstract: record.abstract,
      ...(options.headings && { meshHeadings: record.meshHeadings }),
    })
    const found = new Set(classesOf(design))
    const expected = new Set(classesOf(truth))
    const allowed = new Set(record.publicationTypes.flatMap((type) => classesOf(statedDesign([type])?.design ?? null)))
    const isUntold = found.has('systematic review') && truth === 'narrative review' && isOlderThanType(record)
    if (isUntold) {
      allowed.add('systematic review')
      older++
    }
    for (const [name, count] of counts) {
      if (expected.has(name)) count.truth++
      if (found.has(name) && (expected.has(name) || !allowed.has(name))) count.found++
      if (found.has(name) && expected.has(name)) count.right++
    }
    const isRight = [...found].some((name) => allowed.has(name)) || (found.size === 0 && expected.size === 0)
    if (truth !== null && expected.size > 0 && !isUntold) {
      settled++
      if (isRight) agreed++
    }
    if (!isRight) options.onMistake?.({ truth, found: design, record })
  }
  const by_design = Object.fromEntries([...counts].map(([name, count]) => [name, agreement(count)]))
  return { records: read, settled, accuracy: ratio(agreed, settled), older_than_type: older, by_design }
}

function classesOf(design: Design | null): Design[] {
  if (design === 'case series') return ['case report']
  if (design === 'meta-analysis') return ['meta-analysis', 'systematic review']
  return design && TYPED.includes(design) ? [design] : []
}

/** Indexed since publication types are given to every record. */
const isIndexed = ({ status, meshHeadings = [], published }: TypedRecord) =>
  (status === 'MEDLINE' || meshHeadings.length > 0) && (published?.year ?? 0) >= 1991

/** The day of the bulletin that announced the type, as the revision of a PubMed record ends with it. */
const TYPE_CAME_IN = '20181130'

/** Whether it is known that a record was last revised before there was a type for systematic reviews. */
function isOlderThanType({ revision }: TypedRecord): boolean {
  const day = revision?.split(':').at(-1) ?? ''
  return day !== '' && day < TYPE_CAME_IN
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

function agreement({ truth, found, right }: { truth: number; found: number; right: number }): Agreement {
  const precision = ratio(right, found)
  const recall = ratio(right, truth)
  return { truth, found, right, precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}
