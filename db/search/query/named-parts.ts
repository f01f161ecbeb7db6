import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { Part } from '@/db/search/question/compiled-question'
import { conceptKey } from '@/lib/search/concept-key'
import { mostBelow } from '@/lib/search/framing/names-one-thing'

/** Shorter words that nothing knows are abbreviations, of who knows what. */
const SHORTEST = 5

/**
 * The parts that name one thing, so that a study of it has the name: a drug, a disease, a procedure by its name, or a
 * word that the vocabulary has in no name. A class ("local anaesthetics"), people and ordinary words may be said in
 * words that nobody thought of.
 */
export async function namedParts(tx: Transaction, parts: readonly Part[]): Promise<Set<Part>> {
  const placed = parts.flatMap((part) => {
    const most = part.known?.trees ? mostBelow(part.known.trees) : null
    return most === null ? [] : [{ part, most, trees: part.known?.trees ?? [] }]
  })
  const words = parts.filter(({ known }) => known === null).map((part) => ({ part, key: conceptKey(part.words) }))
  const [found] = await tx.execute<{ below: number[]; strange: string[] }>(sql`
    select
      array(select (select count(*) from mesh_descriptors d where exists (
          select from unnest(d.tree_numbers) number, jsonb_array_elements_text(asked.trees) tree
          where number like tree || '.%'))::int
        from jsonb_array_elements(${JSON.stringify(placed.map(({ trees }) => trees))}::jsonb)
          with ordinality as asked (trees, at) order by at) as below,
      array(select word from unnest(${sql.param(words.map(({ key }) => key))}::text[]) word
        where length(word) >= ${SHORTEST} and case when exists (select from mesh_terms)
          then not exists (select from mesh_terms where position(' ' || word || ' ' in ' ' || key || ' ') > 0)
          else not exists (select from search_terms
            where term = any(tsvector_to_array(to_tsvector('english', word)))) end) as strange`)
  const named = parts.filter(({ known }) => known !== null && isListed(known))
  const single = placed.filter(({ most }, at) => (found?.below[at] ?? 0) <= most).map(({ part }) => part)
  const strange = words.filter(({ key }) => found?.strange.includes(key)).map(({ part }) => part)
  return new Set([...named, ...single, ...strange])
}

/** A supplementary concept, or a heading that only the corpus has; no wording of the clinic's own, which has no identifier. */
const isListed = ({ id, trees }: NonNullable<Part['known']>) =>
  trees === null ? !id.startsWith('w=') : trees.length === 0
