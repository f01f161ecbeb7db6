import type { ImportSql } from '@/db/connection/copy-rows'
import type { MeshEntry } from '@/lib/mesh/descriptor'
import type { HeadingNames } from './heading-names'

type Places = Extract<MeshEntry, { kind: 'places' }>

/** Writes the places of headings that a tree file names; what became of each, and those that are not here. */
export async function takePlaces<P extends Places>(
  tx: ImportSql,
  places: P[],
  headings: HeadingNames,
): Promise<{ outcomes: ('updated' | 'unchanged')[]; missing: P[] }> {
  if (places.length === 0) return { outcomes: [], missing: [] }
  await headings.load(
    tx,
    places.map(({ name }) => name),
  )
  const found = places.flatMap((place) => {
    const ui = headings.find(place.name)
    return ui ? [{ ui, tree_numbers: place.treeNumbers }] : []
  })
  const written = await tx`
    update mesh_descriptors d set tree_numbers = r.tree_numbers
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as r (ui text, tree_numbers text[])
    where d.ui = r.ui and d.tree_numbers <> r.tree_numbers returning d.ui`
  const updated = new Set(written.map((row) => row.ui))
  return {
    outcomes: found.map(({ ui }) => (updated.has(ui) ? 'updated' : 'unchanged')),
    missing: places.filter(({ name }) => !headings.find(name)),
  }
}

const AT_ONCE = 2000

/**
 * Gives concepts that are mapped to headings by name, from this UI on, the UIs of those that are here by now. The UI to go
 * on from, null at the end.
 */
export async function mapNamed(tx: ImportSql, from: string, headings: HeadingNames): Promise<string | null> {
  const rows = await tx<{ ui: string; mapped_to: string[] }[]>`
    select ui, mapped_to from mesh_descriptors
    where kind = 'supplementary' and ui > ${from} and exists (select from unnest(mapped_to) m where m !~ '^D[0-9]+$')
    order by ui limit ${AT_ONCE}`
  await headings.load(
    tx,
    rows.flatMap((row) => row.mapped_to),
  )
  const mapped = rows.flatMap(({ ui, mapped_to }) => {
    const resolved = headings.resolve(mapped_to)
    return resolved.join('\n') === mapped_to.join('\n') ? [] : [{ ui, mapped_to: resolved }]
  })
  if (mapped.length > 0) {
    await tx`
      update mesh_descriptors d set mapped_to = r.mapped_to
      from jsonb_to_recordset(${JSON.stringify(mapped)}::text::jsonb) as r (ui text, mapped_to text[])
      where d.ui = r.ui`
  }
  return rows.length < AT_ONCE ? null : (rows.at(-1)?.ui ?? null)
}
