import type postgres from 'postgres'
import { parseSearchRequest, type SearchRequest } from '@/lib/search/search-request'
import { pick, seeded } from '../random'
import type { Texts } from './texts'

/**
 * Questions of one kind; what a plain search would be asked in their place, where it can be; of suggestions, what was
 * typed so far.
 */
export type QuestionClass = { name: string; requests: SearchRequest[]; plain: string[]; typed: string[] }

/** How many questions a class has. */
const QUESTIONS = 60

/** Questions by how many studies have their words, out of what was counted in the corpus. */
export async function makeQuestions(sql: postgres.Sql, texts: Texts): Promise<QuestionClass[]> {
  const random = seeded(23)
  const [total] = await sql`select studies from search_statistics`
  const studies = total?.studies as number
  const between = async (least: number, most: number): Promise<string[]> => {
    const rows = await sql`
      select term from search_terms where studies between ${least * studies}::float8 and ${most * studies}::float8 and term ~ '^[a-z]{4,}$'
        and not exists (select from mesh_terms m where m.key = search_terms.term)
      order by md5(term) limit 400`
    return rows.map((row) => row.term)
  }
  const rare = await between(0.00002, 0.001)
  const middling = await between(0.005, 0.03)
  const common = await between(0.08, 1)
  const some = (make: () => string) => Array.from({ length: QUESTIONS }, make)
  const phrases = some(() => phraseOf(random, texts))
  const filters = [
    { design: 'cohort', from: '2010', to: '2020' },
    { design: ['randomised trial', 'systematic review'] },
    { language: 'eng', from: '2015' },
  ]
  const questions = (name: string, asked: string[], plain = asked): QuestionClass => ({
    name,
    requests: asked.map((q) => parseSearchRequest({ q })),
    plain,
    typed: [],
  })
  return [
    questions(
      'rare',
      some(() => pick(random, rare)),
    ),
    questions(
      'middling',
      some(() => pick(random, middling)),
    ),
    questions(
      'common',
      some(() => pick(random, common)),
    ),
    questions(
      'two_common',
      some(() => `${pick(random, common)} ${pick(random, common)}`),
    ),
    questions(
      'phrase',
      phrases.map((phrase) => `"${phrase}"`),
      phrases,
    ),
    {
      name: 'boolean_filters',
      requests: some(
        () =>
          `(${pick(random, common)} OR ${pick(random, middling)}) AND ${pick(random, middling)} NOT ${pick(random, rare)}`,
      ).map((q) => parseSearchRequest({ q, ...pick(random, filters) })),
      plain: [],
      typed: [],
    },
    questions('concept', await conceptsOf(sql, random), []),
    { name: 'suggestion', requests: [], plain: [], typed: await typedOf(sql, random) },
  ]
}

/** Two or three neighbouring words of a sentence. */
function phraseOf(random: () => number, { sentences }: Texts): string {
  for (;;) {
    const words =
      pick(random, sentences)
        .match(/[a-z]{3,}(?: [a-z]{3,})+/g)?.[0]
        ?.split(' ') ?? []
    const length = random() < 0.7 ? 2 : 3
    if (words.length >= length) return words.slice(0, length).join(' ')
  }
}

/** Names of two headings, or of one and a word, as readers type them. */
async function conceptsOf(sql: postgres.Sql, random: () => number): Promise<string[]> {
  const rows = await sql`
    select w.term from search_headings h join mesh_terms w on w.descriptor_ui = h.descriptor_ui
    where h.studies > 0 and w.term ~ '^[A-Za-z]+( [A-Za-z]+){0,2}$' order by md5(w.term) limit 2000`
  const names = rows.map((row) => row.term.toLowerCase() as string)
  if (names.length === 0) return []
  return Array.from({ length: QUESTIONS }, () =>
    random() < 0.5 ? pick(random, names) : `${pick(random, names)} ${pick(random, names)}`,
  )
}

/** The first letters of what can be suggested, as many as a reader has typed by then. */
async function typedOf(sql: postgres.Sql, random: () => number): Promise<string[]> {
  const rows = await sql`select key from search_suggestions order by md5(key || kind) limit ${QUESTIONS}`
  return rows.map(({ key }) => key.slice(0, 1 + Math.floor(8 * random())))
}
