import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { qualifierNamed } from '@/lib/mesh/qualifiers'
import { conceptKey } from '@/lib/search/concept-key'
import type { Problem, Term } from '@/lib/search/question'
import { knownNames } from './known-names'

/** What the names in field tags stand for here. */
export type LookedUp = {
  /** Ids of headings by `headingName`, and the qualifier that they are to have. */
  headings: Map<string, { ids: string[]; qualifier: string | null }>
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
    mesh.flatMap(({ text, truncated }) => (truncated ? [] : [text, qualified(text)?.heading ?? text].map(conceptKey))),
  )
  const idsOf = (text: string) => (names.get(conceptKey(text)) ?? []).flatMap((each) => (each.heading ? each.id : []))
  const headings: LookedUp['headings'] = new Map()
  for (const term of mesh) {
    const whole = idsOf(term.text)
    const parts = whole.length > 0 ? null : qualified(term.text)
    const ids = parts ? idsOf(parts.heading) : whole
    if (ids.length > 0) headings.set(headingName(term), { ids, qualifier: parts?.qualifier ?? null })
  }
  const beginnings = mesh.filter(({ truncated }) => truncated).map(({ text }) => conceptKey(text))
  for (const [key, ids] of await headingsBeginning(tx, beginnings)) headings.set(`${key}*`, { ids, qualifier: null })
  const journals = await journalsNamed(
    tx,
    titles.filter(({ truncated }) => !truncated).map(({ text }) => text.toLowerCase()),
  )
  const titleBeginnings = titles.filter(({ truncated }) => truncated).map(({ text }) => text.toLowerCase())
  for (const [name, ids] of await journalsBeginning(tx, titleBeginnings)) journals.set(`${name}*`, ids)
  const problems = [
    ...mesh
      .filter((term) => !headings.has(headingName(term)))
      .map((term) => ({ ...place(term), reason: `No heading here ${called(term)}.` })),
    ...titles
      .filter((term) => !journals.has(journalName(term)))
      .map((term) => ({ ...place(term), reason: `No journal here ${called(term)}.` })),
  ]
  return { headings, journals, problems }
}

const place = ({ start, end }: Term) => ({ start, end })

/** "Asthma/drug therapy" and "Asthma/dt"; null without a qualifier that MeSH has. */
function qualified(text: string): { heading: string; qualifier: string } | null {
  const slash = text.lastIndexOf('/')
  const qualifier = slash > 0 ? qualifierNamed(text.slice(slash + 1)) : null
  return qualifier ? { heading: text.slice(0, slash).trim(), qualifier } : null
}

const called = ({ text, truncated }: Term) => `${truncated ? 'begins with' : 'is called'} “${text}”`

/** By byte, as the indexes for it are, whatever the locale: up to the last character that there is. */
function begins(name: SQL, beginning: SQL): SQL {
  // An index entry has room for no more of a name.
  const value = sql`left(${name}, 200)`
  return sql`(${value} ~>=~ ${beginning} and ${value} ~<~ (${beginning} || chr(1114111)))`
}

async function headingsBeginning(tx: Transaction, keys: string[]): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.execute<{ key: string; ids: string[] }>(sql`
    select asked.key, array_agg(found.id) as ids
    from (select distinct key from unnest(${sql.param(keys)}::text[]) as every (key)) asked
    cross join lateral (
      select distinct d.ui as id from mesh_terms t join mesh_descriptors d on d.ui = t.descriptor_ui
      where ${begins(sql`t.key`, sql`asked.key`)} and d.kind = 'descriptor'
      union select coalesce(descriptor_ui, h.key) from search_headings h where ${begins(sql`h.key`, sql`asked.key`)}
      limit ${MOST_NAMES}) found
    group by asked.key`)
  return new Map(rows.map(({ key, ids }) => [key, ids]))
}

async function journalsBeginning(tx: Transaction, names: string[]): Promise<Map<string, number[]>> {
  if (names.length === 0) return new Map()
  const rows = await tx.execute<{ name: string; ids: number[] }>(sql`
    select asked.name, array_agg(found.id) as ids
    from (select distinct name from unnest(${sql.param(names)}::text[]) as every (name)) asked
    cross join lateral (
      select id::int from journals
      where ${begins(sql`lower(title)`, sql`asked.name`)} or ${begins(sql`lower(iso_abbreviation)`, sql`asked.name`)}
        or ${begins(sql`lower(medline_abbreviation)`, sql`asked.name`)}
      limit ${MOST_NAMES}) found
    group by asked.name`)
  return new Map(rows.map(({ name, ids }) => [name, ids]))
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
