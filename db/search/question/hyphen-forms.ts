import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { cueOf } from '@/lib/search/framing/frame-words'

/** At most this number of words of a question is looked at. */
const MOST_WORDS = 16
/** Shorter than this a word is no two words. */
const SHORTEST = 6
/** How many studies must write two words as one for them to be one: fewer are slips. */
const WRITTEN_SO = 2

/**
 * The other ways in which this corpus writes words that have a hyphen, might have one, or stand side by side:
 * "post-operative" and "post operative" as "postoperative", "postoperative" as "post operative". By the words in small
 * letters, those side by side with a space between.
 */
export async function hyphenForms(tx: Transaction, words: readonly string[]): Promise<Map<string, string>> {
  const asked = words.slice(0, MOST_WORDS).map((word) => word.toLowerCase())
  const candidates = [...asked.flatMap(otherForms), ...asked.slice(1).flatMap((word, i) => together(asked[i], word))]
  if (candidates.length === 0) return new Map()
  const rows = await tx.execute<{ form: string; studies: number }>(sql`
    select asked.form, max(t.studies)::int as studies
    from unnest(${sql.param([...new Set(candidates.map(({ form }) => form))])}::text[]) as asked (form)
    cross join lateral unnest(to_tsvector('english', app.folded(asked.form))) l
    join search_terms t on t.term = l.lexeme
    where strpos(asked.form, '-') = 0 or strpos(l.lexeme, '-') > 0
    group by asked.form`)
  const studies = new Map(rows.map((row) => [row.form, row.studies]))
  const found = new Map<string, string>()
  const bySupport = [...candidates].sort((a, b) => (studies.get(b.form) ?? 0) - (studies.get(a.form) ?? 0))
  for (const { written, form, least } of bySupport) {
    if ((studies.get(form) ?? 0) >= least && !found.has(written)) found.set(written, form.replace('-', ' '))
  }
  return found
}

type Candidate = { written: string; form: string; least: number }

function otherForms(written: string): Candidate[] {
  if (/^\p{L}+-\p{L}+$/u.test(written)) return [{ written, form: written.replace('-', ''), least: 1 }]
  if (written.length < SHORTEST || !/^\p{L}+$/u.test(written)) return []
  return Array.from({ length: written.length - 4 }, (_, index) => {
    return { written, form: `${written.slice(0, index + 2)}-${written.slice(index + 2)}`, least: 1 }
  })
}

function together(before: string | undefined, word: string): Candidate[] {
  // "In patients" are no inpatients.
  const isPair = before && [before, word].every((each) => /^\p{L}{2,}$/u.test(each) && !cueOf(each))
  return isPair ? [{ written: `${before} ${word}`, form: before + word, least: WRITTEN_SO }] : []
}
