import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { Statistics } from '@/db/search/question/statistics'
import { stemsOf } from '@/db/search/question/stems'
import { CHECK_TAGS } from '@/lib/mesh/check-tags'
import { conceptKey } from '@/lib/search/concept-key'
import { spokenName } from '@/lib/search/spoken-name'
import { chosenLabels, type Label, phrases, type SharedWord } from '@/lib/similarity/shared-labels'
import { isTelling, type StudyTerm } from './study-terms'

/** So many of a study's keywords are compared. */
const MOST_KEYWORDS = 30

/** What two studies share, by name, the rarest first. */
export type SharedTerms = {
  /** Headings, keywords, and words that stand in one title or the other. */
  telling: string[]
  /** Words that stand in neither. */
  other: string[]
}

/** What each of `ids` shares with a study, in words. */
export async function sharedTerms(
  tx: Transaction,
  studyId: number,
  terms: readonly StudyTerm[],
  ids: readonly number[],
  { studies }: Statistics,
): Promise<Map<number, SharedTerms>> {
  if (ids.length === 0) return new Map()
  const headings = await sharedHeadings(tx, studyId, ids)
  const keywords = await sharedKeywords(tx, studyId, ids)
  const words = await sharedWords(tx, studyId, terms, ids)
  return new Map(
    ids.map((id) => {
      const named = [...(headings.get(id) ?? []), ...(keywords.get(id) ?? [])]
      const telling = named.filter((label) => isTelling(label.studies, studies))
      const { prominent, other } = words.get(id) ?? { prominent: [], other: [] }
      return [id, { telling: chosenLabels([...telling, ...phrases(prominent)]), other: chosenLabels(other) }]
    }),
  )
}

type Labels = Map<number, Label[]>

async function sharedHeadings(tx: Transaction, studyId: number, ids: readonly number[]): Promise<Labels> {
  const rows = await tx.execute<Label & { id: number }>(sql`
    select m.study_id::int as id, coalesce(d.name, h.name) as name, h.studies
    from mesh_headings own
    join mesh_headings m on m.descriptor = own.descriptor and m.study_id = any(${sql.param([...ids])}::bigint[])
    join search_headings h on h.name = own.descriptor
    left join mesh_descriptors d on d.ui = h.descriptor_ui
    where own.study_id = ${studyId} and own.descriptor <> all (${sql.param(CHECK_TAGS)}::text[])
    order by m.study_id, own.major desc, own.position`)
  return grouped(rows.map(({ id, name, studies }) => ({ id, name: spokenName(name), studies })))
}

/** Keywords are compared as readers' words are, and are as rare as their rarest word. */
async function sharedKeywords(tx: Transaction, studyId: number, ids: readonly number[]): Promise<Labels> {
  const rows = await tx.execute<{ id: number; keywords: string[] }>(sql`
    select id::int, keywords[:${MOST_KEYWORDS}] as keywords from studies where id = any(${sql.param([studyId, ...ids])}::bigint[])`)
  const keysOf = (keywords: string[]) => new Map(keywords.map((keyword) => [conceptKey(keyword), keyword]))
  const own = keysOf(rows.find(({ id }) => id === studyId)?.keywords ?? [])
  own.delete('')
  const stems = await stemsOf(tx, own.values())
  return grouped(
    rows.flatMap(({ id, keywords }) =>
      [...new Set(keywords.map(conceptKey))].flatMap((key) => {
        const name = own.get(key)
        const counts = stems.get(name ?? '')?.lexemes.map(({ studies }) => studies) ?? []
        return name && id !== studyId && counts.length > 0 ? [{ id, name, studies: Math.min(...counts) }] : []
      }),
    ),
  )
}

type Words = { prominent: SharedWord[]; other: SharedWord[] }

/** Words that both have: those of the title, of one or the other, and the rest. */
async function sharedWords(
  tx: Transaction,
  studyId: number,
  terms: readonly StudyTerm[],
  ids: readonly number[],
): Promise<Map<number, Words>> {
  const known = new Map(terms.filter(({ isHeading }) => !isHeading).map((term) => [term.lexeme, term]))
  const written = await asWritten(tx, studyId, [...known.keys()])
  const rows = await tx.execute<{ id: number; lexeme: string; positions: number[]; weights: string[] }>(sql`
    select d.study_id::int as id, l.lexeme, l.positions, l.weights
    from search_documents d cross join unnest(d.document) l
    where d.study_id = any(${sql.param([...ids])}::bigint[]) and l.weights && '{A,B,C}'
      and l.lexeme = any(${sql.param([...known.keys()])}::text[])
    order by d.study_id, l.lexeme`)
  const found = new Map<number, Words>(ids.map((id) => [id, { prominent: [], other: [] }]))
  for (const { id, lexeme, positions, weights } of rows) {
    const term = known.get(lexeme)
    const name = written.get(lexeme)
    if (!term || !name) continue
    const word = { name, studies: term.studies, places: term.titlePlaces, otherPlaces: positions }
    const isProminent = term.titlePlaces.length > 0 || weights.includes('A')
    found.get(id)?.[isProminent ? 'prominent' : 'other'].push(word)
  }
  return found
}

/** Words as the study writes them: small where it writes them so anywhere, otherwise as they first stand there. */
async function asWritten(tx: Transaction, studyId: number, lexemes: string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ lexeme: string; word: string }>(sql`
    select distinct on (stem.lexeme) stem.lexeme, token.word
    from studies s
    left join lateral (
      select string_agg(section ->> 'text', ' ' order by n) as words
      from jsonb_array_elements(s.abstract) with ordinality as e (section, n)
    ) abstract on true
    cross join lateral ts_parse('default', app.folded(left(
      concat_ws(' . ', s.title, array_to_string(s.keywords, ' . '), abstract.words), 20000)))
      with ordinality as token (kind, word, place)
    cross join lateral unnest(ts_lexize('english_stem', token.word)) as stem (lexeme)
    where s.id = ${studyId} and stem.lexeme = any(${sql.param(lexemes)}::text[])
    order by stem.lexeme, token.word = lower(token.word) desc, token.place`)
  return new Map(rows.map(({ lexeme, word }) => [lexeme, word]))
}

function grouped(labels: (Label & { id: number })[]): Labels {
  const groups: Labels = new Map()
  for (const { id, name, studies } of labels) {
    const group = groups.get(id)
    if (group) group.push({ name, studies })
    else groups.set(id, [{ name, studies }])
  }
  return groups
}
