import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { Statistics } from '@/db/search/question/statistics'
import { LEXEME } from '@/lib/search/lexemes'
import { rarity } from '@/lib/search/rarity'
import type { Telling } from '@/lib/similarity/combinations'

/** A word of a study's text, or a heading that it has itself. */
export type StudyTerm = Telling & {
  isHeading: boolean
  /** Where the word stands in the title, the first word being 1; empty for other words and for headings. */
  titlePlaces: number[]
}

/** So many terms say what a study is about. */
const MOST_TERMS = 25
/** A term that so large a share of all studies has tells nothing; in a small corpus, one that so many have, or half of all. */
const COMMON = 0.1
const COMMON_IN_FEW = 200
/** Terms that were not counted are rare: new ones, and in a large corpus those that no sample has. */
const UNCOUNTED = 4
/** How many places in the text the title is worth, a main heading, and another heading. */
const IN_TITLE = 3
const MAIN_HEADING = 3
const OTHER_HEADING = 2
/** BM25's k1: how soon it makes no difference that a word comes up again. */
const SATURATION = 4

type Row = { lexeme: string; positions: number[]; weights: string[]; studies: number }

/** What a study is about: the terms that tell most, the most telling first; none where it has no document. */
export async function termsOf(tx: Transaction, studyId: number, { studies }: Statistics): Promise<StudyTerm[]> {
  const rows = await tx.execute<Row>(sql`
    select l.lexeme, l.positions, l.weights, coalesce(t.studies, ${UNCOUNTED})::int as studies
    from search_documents d cross join unnest(d.document) l left join search_terms t on t.term = l.lexeme
    where d.study_id = ${studyId} and (
      (l.lexeme ~ '^[[:alpha:]][[:alnum:]]+$' and l.weights && '{A,B,C}')
      or (starts_with(l.lexeme, ${LEXEME.heading}) and l.weights && '{A,B}'))`)
  return rows
    .filter((row) => isTelling(row.studies, studies))
    .map((row) => weighed(row, studies))
    .sort((a, b) => b.weight - a.weight || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, MOST_TERMS)
}

/** Whether what `found` of `all` studies have says anything of one that has it. */
export const isTelling = (found: number, all: number) =>
  found <= Math.max(COMMON * all, Math.min(COMMON_IN_FEW, all / 2), 2)

function weighed({ lexeme, positions, weights, studies }: Row, all: number): StudyTerm {
  const isHeading = lexeme.startsWith(LEXEME.heading)
  const titlePlaces = isHeading ? [] : positions.filter((_, index) => weights[index] === 'A')
  const inText = weights.filter((weight) => weight !== 'D').length
  const asHeading = weights.includes('A') ? MAIN_HEADING : OTHER_HEADING
  const places = isHeading ? asHeading : inText + (titlePlaces.length > 0 ? IN_TITLE : 0)
  return { lexeme, studies, isHeading, titlePlaces, weight: (rarity(all, studies) * places) / (places + SATURATION) }
}
