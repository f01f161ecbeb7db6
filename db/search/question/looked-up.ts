import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { conceptKey } from '@/lib/search/concept-key'
import type { Problem, Term } from '@/lib/search/question'
import { knownNames } from './known-names'

/** What the names in field tags stand for here. */
export type LookedUp = {
  /** Ids of headings by `headingName`. */
  headings: Map<string, string[]>
  /** Ids of journals by `journalName`. */
  journals: Map<string, number[]>
  problems: Problem[]
}

/** A name as it is looked up; one that ends with a star stands for all that begin so. */
export const headingName = ({ text, truncated }: Term) => conceptKey(text) + (truncated ? '*' : '')
export const journalName = ({ text, truncated }: Term) => text.toLowerCase() + (truncated ? '*' : '')

/** As many headings, or journals, as one beginning may stand for. */
const MOST_NAMES = 500

/** Looks up what headings and journals a question names; a name that nothing here has is a problem. */
export async function lookUp(tx: Transaction, terms: Term[]): Promise<LookedUp> {
  const mesh = terms.filter(({ field }) => field.startsWith('mesh'))
  const titles = terms.filter(({ field }) => field === 'journal')
  const names = await knownNames(
    tx,
    mesh.filter(({ truncated }) => !truncated).map(({ text }) => conceptKey(text)),
  )
  const headings = new Map(
    [...names].map(([key, known]) => [key, known.flatMap((each) => (each.heading ? each.id : []))]),
  )
  for (const term of mesh.filter(({ truncated }) => truncated))
    headings.set(headingName(term), await headingsBeginning(tx, conceptKey(term.text)))
  const journals = await journalsNamed(
    tx,
    titles.filter(({ truncated }) => !truncated).map(({ text }) => text.toLowerCase()),
  )
  for (const term of titles.filter(({ truncated }) => truncated)) {
    const ids = await journalsBeginning(tx, term.text.toLowerCase())
    if (ids.length > 0) journals.set(journalName(term), ids)
  }
  const problems = [
    ...mesh
      .filter((term) => !headings.get(headingName(term))?.length)
      .map((term) => ({ ...place(term), reason: `No heading here ${called(term)}.` })),
    ...titles
      .filter((term) => !journals.has(journalName(term)))
      .map((term) => ({ ...place(term), reason: `No journal here ${called(term)}.` })),
  ]
  return { headings, journals, problems }
}

const place = ({ start, end }: Term) => ({ start, end })

const called = ({ text, truncated }: Term) => `${truncated ? 'begins with' : 'is called'} “${text}”`

async function headingsBeginning(tx: Transaction, key: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct d.ui as id from mesh_terms t join mesh_descriptors d on d.ui = t.descriptor_ui
    where starts_with(t.key, ${key}) and d.kind = 'descriptor'
    union select coalesce(descriptor_ui, key) from search_headings where starts_with(key, ${key})
    limit ${MOST_NAMES}`)
  return rows.map(({ id }) => id)
}

async function journalsBeginning(tx: Transaction, name: string): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select id::int from journals
    where starts_with(lower(title), ${name}) or starts_with(lower(iso_abbreviation), ${name})
      or starts_with(lower(medline_abbreviation), ${name})
    limit ${MOST_NAMES}`)
  return rows.map(({ id }) => id)
}

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
