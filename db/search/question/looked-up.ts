import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { conceptKey } from '@/lib/search/concept-key'
import type { Problem, Term } from '@/lib/search/question'
import { knownNames } from './known-names'

/** What the names in field tags stand for here. */
export type LookedUp = {
  /** Ids of headings by key. */
  headings: Map<string, string[]>
  /** Ids of journals by name, in lower case. */
  journals: Map<string, number[]>
  problems: Problem[]
}

/** Looks up what headings and journals a question names; a name that nothing here has is a problem. */
export async function lookUp(tx: Transaction, terms: Term[]): Promise<LookedUp> {
  const mesh = terms.filter(({ field, truncated }) => field.startsWith('mesh') && !truncated)
  const titles = terms.filter(({ field }) => field === 'journal')
  const names = await knownNames(
    tx,
    mesh.map(({ text }) => conceptKey(text)),
  )
  const headings = new Map(
    [...names].map(([key, known]) => [key, known.flatMap((each) => (each.heading ? each.id : []))]),
  )
  const journals = await journalsNamed(
    tx,
    titles.map(({ text }) => text.toLowerCase()),
  )
  const problems = [
    ...mesh
      .filter(({ text }) => !headings.get(conceptKey(text))?.length)
      .map((term) => ({ ...place(term), reason: `No heading here is called “${term.text}”.` })),
    ...titles
      .filter(({ text }) => !journals.has(text.toLowerCase()))
      .map((term) => ({ ...place(term), reason: `No journal here is called “${term.text}”.` })),
  ]
  return { headings, journals, problems }
}

const place = ({ start, end }: Term) => ({ start, end })

async function journalsNamed(tx: Transaction, names: string[]): Promise<Map<string, number[]>> {
  if (names.length === 0) return new Map()
  const rows = await tx.execute<{ name: string; ids: number[] }>(sql`
    select asked.name, array_agg(distinct j.id::int) as ids
    from unnest(${sql.param(names)}::text[]) as asked (name)
    join journals j on asked.name in (lower(j.title), lower(j.iso_abbreviation), lower(j.medline_abbreviation),
      replace(lower(j.iso_abbreviation), '.', ''), j.issn, j.issn_electronic, j.nlm_id)
    group by asked.name`)
  return new Map(rows.map((row) => [row.name, row.ids]))
}
