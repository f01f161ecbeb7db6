import type { Level } from '@/lib/evidence/design'
import { isShown } from '@/lib/evidence/facts/shown-effects'
import type { KeyFacts, SourceSpan } from '@/lib/summaries/summary'
import { commonDirection, DIRECTIONS, type Direction, effectDirection } from './effect-direction'

/** A study that answers all of a question, with the sentence that its finding rests on. */
export type AnsweringStudy = {
  id: number
  address: string
  finding: string
  /** Whether a machine drafted it and nobody has checked it. */
  drafted: boolean
  source: SourceSpan
  level: Level | null
  facts: KeyFacts | null
}

export type AnswerFinding = Omit<AnsweringStudy, 'facts'> & { sampleSize: number | null }

export type AnswerInView = {
  /** In the order of `DIRECTIONS`, none of them empty. */
  groups: { direction: Direction; findings: AnswerFinding[] }[]
  shown: number
  /** How many findings there are to be shown. */
  found: number
}

/** At most this number of findings is shown; fewer than the least are no answer. */
const MOST = 5
const LEAST = 2

/**
 * The findings of studies, verbatim, by what they say of the treatment asked about: the strongest studies, of equals those
 * whose sentence has an effect of a named outcome between two named groups. Without such an effect the direction is
 * unclear. Null for fewer than two findings.
 */
export function answerInView(
  studies: readonly AnsweringStudy[],
  isAsked: (group: string) => boolean,
): AnswerInView | null {
  if (studies.length < LEAST) return null
  const read = studies.map(({ facts, ...study }) => {
    const effects = (facts?.effects ?? []).filter((effect) => isShown(effect) && isWithin(study.source, effect.span))
    const direction = commonDirection(effects.map((effect) => effectDirection(effect, isAsked)))
    return { direction, finding: { ...study, sampleSize: facts?.sampleSize ?? null } }
  })
  const strongest = [...read]
    .sort((a, b) => levelOf(a.finding) - levelOf(b.finding) || Number(isOpen(a)) - Number(isOpen(b)))
    .slice(0, MOST)
  const groups = DIRECTIONS.map((direction) => ({
    direction,
    findings: strongest.filter((each) => each.direction === direction).map(({ finding }) => finding),
  })).filter(({ findings }) => findings.length > 0)
  return { groups, shown: strongest.length, found: studies.length }
}

/** After every level. */
const NO_LEVEL = 9
const levelOf = ({ level }: AnswerFinding) => level ?? NO_LEVEL
const isOpen = ({ direction }: { direction: Direction }) => direction === 'unclear'

const isWithin = (
  sentence: SourceSpan,
  { section, start, end }: { section: number | null; start: number; end: number },
) => section === sentence.section && start < sentence.end && end > sentence.start
