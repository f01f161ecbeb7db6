import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { studies } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import type { ScoredLexeme } from '@/db/search/question/compiled-question'
import { stemsOf } from '@/db/search/question/stems'
import { asksForRecheck } from '@/db/summaries/summary-columns'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type AnswerInView, type AnsweringStudy, answerInView } from '@/lib/search/answer/answer-in-view'
import { askedAbout } from '@/lib/search/framing/asked-about'
import { isPlainlyAsked } from '@/lib/search/framing/plainly-asked'
import { MACHINE } from '@/lib/summaries/summary'
import { aboutBoth, aboutComparison } from './about-query'
import type { SearchResult } from './search-studies'

/**
 * What the studies on this page that answer all of a question in words have found: by those findings only that a person
 * has checked, or that the portal's own rules were certain of, and of studies that are about both what
 * is done and to whom or for what; of a comparison, that name both of what is compared. Null where there are fewer
 * than two.
 */
export async function readAnswer(
  viewer: Viewer,
  q: string,
  { question, rows, total }: SearchResult,
): Promise<AnswerInView | null> {
  const asked = askedAbout(question.parts)
  const whole = rows
    .slice(0, total)
    .filter(({ design, finding, retracted, withdrawn }) => design !== 'protocol' && finding && !retracted && !withdrawn)
  if (!question.plain || !isPlainlyAsked(q) || !asked || whole.length < 2 || !can(viewer, 'study.read')) return null
  const about = asked.done.some(({ role }) => role === 'comparator') ? aboutComparison : aboutBoth
  return readCorpus(viewer, async (tx) => {
    const found = await tx
      .select({
        id: studySummaries.studyId,
        facts: studySummaries.facts,
        section: studySummaries.sourceSection,
        start: studySummaries.sourceStart,
        end: studySummaries.sourceEnd,
      })
      .from(studySummaries)
      .innerJoin(studies, eq(studies.id, studySummaries.studyId))
      .where(
        and(
          inArray(
            studySummaries.studyId,
            whole.map(({ id }) => id),
          ),
          eq(studySummaries.current, true),
          sql`not ${asksForRecheck}`,
          sql`(${studySummaries.checkedAt} is not null or (${studySummaries.maker} = 'machine'
            and ${studySummaries.draftedBy} = ${MACHINE} and ${studySummaries.warnings} = '[]'))`,
          isNull(studySummaries.refusal),
          sql`exists (select from search_documents d where d.study_id = ${studies.id}
            and d.document @@ ${about(asked.done, asked.targets)}::tsquery)`,
        ),
      )
    const known = new Map(found.map((row) => [row.id, row]))
    const answering = whole.flatMap(({ id, address, finding, findingDrafted, level }): AnsweringStudy[] => {
      const { section = null, start = null, end = null, facts = null } = known.get(id) ?? {}
      if (!finding || section === null || start === null || end === null) return []
      return [{ id, address, finding, drafted: findingDrafted, level, facts, source: { section, start, end } }]
    })
    const groups = [
      ...new Set(answering.flatMap(({ facts }) => facts?.effects ?? []).flatMap(({ arms }) => arms ?? [])),
    ]
    const stems = await stemsOf(tx, groups)
    const interventions = asked.done.filter(({ role }) => role === 'intervention')
    return answerInView(answering, (group) => {
      const has = new Set(stems.get(group)?.lexemes.map(({ lexeme }) => lexeme))
      const isNamed = (lexemes: readonly ScoredLexeme[]) =>
        lexemes.length > 0 && lexemes.every(({ lexeme }) => has.has(lexeme))
      // Vitamin E has a word of vitamin D, and is another treatment; of two treatments one alone is not both.
      return (
        interventions.length > 0 &&
        interventions.every(({ own, added }) => isNamed(own) || added.some(({ lexemes }) => isNamed(lexemes)))
      )
    })
  })
}
