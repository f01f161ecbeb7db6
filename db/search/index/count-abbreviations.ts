import type postgres from 'postgres'
import { abbreviationsIn } from '@/lib/search/abbreviations'
import { conceptKey } from '@/lib/search/concept-key'

const AT_ONCE = 500
/** More explanations than this are not kept in mind: those seen once are forgotten first. */
const MOST_KEPT = 200_000
/** An explanation that fewer studies give tells nothing. */
const LEAST = 2

type Explained = { short: string; key: string; long: string; studies: number }

/**
 * Writes anew what the corpus's own titles and abstracts say that abbreviations stand for, and in how many studies;
 * `times` is 8 where one study in eight is read: the same ones as for other counts.
 */
export async function countAbbreviations(tx: postgres.TransactionSql, times: 1 | 8): Promise<void> {
  const explained = new Map<string, Explained>()
  const studies = tx`
    select s.title || ' ' || coalesce(jsonb_path_query_array(s.abstract, '$[*].text') #>> '{}', '') as text
    from studies s where s.withdrawn_at is null and (${times === 1} or hashint8(s.id) & 7 = 0)`
  for await (const rows of studies.cursor(AT_ONCE)) {
    for (const { text } of rows) note(explained, text)
    if (explained.size > MOST_KEPT) forgetRare(explained)
  }
  await tx`delete from search_abbreviations`
  const kept = [...explained.values()].filter(({ studies }) => studies >= LEAST)
  for (let from = 0; from < kept.length; from += AT_ONCE) {
    const rows = kept.slice(from, from + AT_ONCE).map((row) => ({ ...row, studies: row.studies * times }))
    await tx`
      insert into search_abbreviations (key, long_key, long, studies)
      select short, key, long, studies
      from jsonb_to_recordset(${tx.json(rows)}) as r (short text, key text, long text, studies int)`
  }
}

/** What one text explains, each once. Abbreviations of two parts ("IL-6") are looked up as names, not as these. */
function note(explained: Map<string, Explained>, text: string) {
  const seen = new Set<string>()
  for (const { short, long } of abbreviationsIn(text)) {
    const [shortKey, key] = [conceptKey(short), conceptKey(long)]
    const name = `${shortKey}\t${key}`
    if (!shortKey || shortKey.includes(' ') || !key || key.length > 200 || seen.has(name)) continue
    seen.add(name)
    const known = explained.get(name)
    if (!known) explained.set(name, { short: shortKey, key, long, studies: 1 })
    else {
      known.studies++
      if (comesFirst(long, known.long)) known.long = long
    }
  }
}

/** A long form is shown as it stands in a sentence rather than at its beginning; of others one is chosen that is the same
 * whatever was read first. */
function comesFirst(long: string, other: string): boolean {
  const [isSmall, isOtherSmall] = [long, other].map((text) => text === text.toLowerCase())
  return isSmall === isOtherSmall ? long < other : isSmall === true
}

function forgetRare(explained: Map<string, Explained>) {
  for (const [name, { studies }] of explained) if (studies < LEAST) explained.delete(name)
}
