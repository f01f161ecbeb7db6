import { arrayText, CopyRows, type ImportSql } from '@/db/connection/copy-rows'
import type { MeshDescriptor } from '@/lib/mesh/descriptor'
import { type MeshTerm, termsOf } from '@/lib/mesh/terms'
import type { HeadingNames } from './heading-names'

export type Outcome = 'added' | 'updated' | 'unchanged'

type Row = {
  ui: string
  name: string
  kind: string
  tree_numbers: string[]
  mapped_to: string[] | null
  scope_note: string | null
  terms: MeshTerm[]
}

/** Writes descriptors with their wordings where they are new or say something new; what became of each. */
export async function applyDescriptors(
  tx: ImportSql,
  descriptors: MeshDescriptor[],
  headings: HeadingNames,
): Promise<Outcome[]> {
  if (descriptors.length === 0) return []
  await headings.load(
    tx,
    descriptors.flatMap((descriptor) => descriptor.mappedTo ?? []),
  )
  const known = await rowsOf(tx, [...new Set(descriptors.map(({ ui }) => ui))])
  const before = new Set(known.keys())
  const changed = new Map<string, Row>()
  const outcomes = descriptors.map((descriptor): Outcome => {
    const former = known.get(descriptor.ui)
    const row = rowOf(descriptor, former, headings)
    if (former && textOf(former) === textOf(row)) return 'unchanged'
    known.set(row.ui, row)
    changed.set(row.ui, row)
    return former ? 'updated' : 'added'
  })
  await write(tx, [...changed.values()], before)
  return outcomes
}

async function rowsOf(tx: ImportSql, uis: string[]): Promise<Map<string, Row>> {
  const rows = await tx<Row[]>`
    select ui, name, kind, tree_numbers, mapped_to, scope_note, coalesce(
      (select jsonb_agg(jsonb_build_object('term', term, 'key', key, 'preferred', preferred))
       from mesh_terms t where t.descriptor_ui = d.ui), '[]') as terms
    from mesh_descriptors d where ui = any(${uis}::text[])`
  return new Map(rows.map((row) => [row.ui, row]))
}

/** What a file does not say is kept as another one said it. */
function rowOf(descriptor: MeshDescriptor, former: Row | undefined, headings: HeadingNames): Row {
  const { ui, name, kind, treeNumbers, mappedTo = [], scopeNote } = descriptor
  const mapped = mappedTo.length > 0 ? headings.resolve(mappedTo) : (former?.mapped_to ?? [])
  return {
    ui,
    name,
    kind,
    tree_numbers: treeNumbers,
    mapped_to: kind === 'supplementary' ? mapped : null,
    scope_note: scopeNote ?? former?.scope_note ?? null,
    terms: termsOf(descriptor),
  }
}

/** All that a row says, its wordings in one order. */
function textOf({ terms, ...row }: Row): string {
  const wordings = terms.map(({ term, key, preferred }) => JSON.stringify([term, key, preferred])).sort()
  const { ui, name, kind, tree_numbers, mapped_to, scope_note } = row
  return JSON.stringify([ui, name, kind, tree_numbers, mapped_to, scope_note, wordings])
}

async function write(tx: ImportSql, rows: Row[], before: Set<string>) {
  const updated = rows.filter(({ ui }) => before.has(ui))
  if (updated.length > 0) {
    const uis = updated.map(({ ui }) => ui)
    await tx`delete from mesh_terms where descriptor_ui = any(${uis}::text[])`
    await tx`
      update mesh_descriptors d set name = r.name, kind = r.kind, tree_numbers = r.tree_numbers,
        mapped_to = r.mapped_to, scope_note = r.scope_note
      from jsonb_to_recordset(${JSON.stringify(updated)}::text::jsonb)
        as r (ui text, name text, kind text, tree_numbers text[], mapped_to text[], scope_note text)
      where d.ui = r.ui`
  }
  const added = new CopyRows()
  const terms = new CopyRows()
  for (const row of rows) {
    const mappedTo = row.mapped_to && arrayText(row.mapped_to)
    if (!before.has(row.ui)) {
      added.add(row.ui, row.name, row.kind, arrayText(row.tree_numbers), mappedTo, row.scope_note)
    }
    for (const { term, key, preferred } of row.terms) terms.add(row.ui, term, key, preferred)
  }
  await added.send(tx, 'mesh_descriptors (ui, name, kind, tree_numbers, mapped_to, scope_note)')
  await terms.send(tx, 'mesh_terms (descriptor_ui, term, key, preferred)')
}
