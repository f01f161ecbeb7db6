import { draftSummary } from '../evidence/draft'
import { onlyAsksForResearch } from '../evidence/research-call'
import type { AnnotatedFinding } from './annotated-finding'
import type { ClaimedFinding, JudgedFinding } from './finding-agreement'
import { type FindingText, joinedText, sectionStarts } from './finding-text'

export type FindingClaims = {
  id: string
  drafted: JudgedFinding
  none: string | null
  last_sentence: JudgedFinding
  first_conclusion: JudgedFinding
  best_rule_today: JudgedFinding
}

/** What is claimed of an annotated abstract: by the drafter, which sees no roles, and by the rules it is held against. */
export function claimsOf(finding: AnnotatedFinding, text: FindingText): FindingClaims {
  const { title, abstract, publicationTypes } = text
  const { tldr, sentences, roles } = draftSummary({ title, abstract, publicationTypes })
  const starts = sectionStarts(text)
  const whole = joinedText(text)
  const spanOf = ({ section, start, end }: { section: number; start: number; end: number }) => {
    const from = starts[section] as number
    return [from + start, from + end] as [number, number]
  }
  const spans = sentences.map(spanOf)
  const roleAt = (start: number): string | undefined =>
    text.roles ? text.roles.find(({ end }) => start < end)?.role : roles[spans.findIndex(([, end]) => start < end)]
  const judged = (claim: ClaimedFinding | null): JudgedFinding => ({ finding, roleAt, claim })
  const plain = (span: [number, number] | undefined) =>
    judged(span ? { text: whole.slice(span[0], span[1]), spans: [span] } : null)
  const conclusions = finding.sents.filter(([start]) => roleAt(start) === 'conclusions')
  return {
    id: finding.id,
    drafted: judged(
      'none' in tldr ? null : { text: tldr.text, spans: tldr.places.map((place) => spans[place] as [number, number]) },
    ),
    none: 'none' in tldr ? tldr.none : null,
    last_sentence: plain(finding.sents.at(-1)),
    first_conclusion: plain(conclusions[0]),
    best_rule_today: plain(conclusions.find(([start, end]) => !onlyAsksForResearch(whole.slice(start, end)))),
  }
}
