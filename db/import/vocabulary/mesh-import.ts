import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { preferIndexScans } from '@/db/connection/prefer-index-scans'
import {
  type ImportOptions,
  type ImportReport,
  type ImportTask,
  runImport,
  type Taken,
} from '@/db/import/corpus/import-run'
import type { MeshDescriptor, MeshEntry } from '@/lib/mesh/descriptor'
import { HeadingNames } from './heading-names'
import { applyDescriptors } from './mesh-descriptors'
import { mapNamed, takePlaces } from './mesh-places'

type Places = Extract<MeshEntry, { kind: 'places' }> & { file: string }
type Item = { kind: 'descriptor'; descriptor: MeshDescriptor } | Places

/**
 * Imports MeSH (see `runImport`). A descriptor's wordings and places become those of the file that was imported last;
 * descriptors that a file does not name stay.
 */
export function importMesh(sql: postgres.Sql, options: ImportOptions<MeshEntry>): Promise<ImportReport> {
  return runImport(sql, new MeshTask(), options)
}

class MeshTask implements ImportTask<MeshEntry, Item> {
  readonly kind = 'mesh'
  readonly #headings = new HeadingNames()
  #mapped: string | null = ''

  prepare(entry: MeshEntry, file: string) {
    if (entry.kind === 'places') return { item: { ...entry, file }, size: entry.name.length }
    const { name, scopeNote = '', terms } = entry.descriptor
    return { item: entry, size: terms.reduce((sum, term) => sum + term.length, name.length + scopeNote.length) }
  }

  async take(tx: ImportSql, items: Item[]): Promise<Taken> {
    await preferIndexScans(tx)
    const descriptors = items.flatMap((item) => (item.kind === 'descriptor' ? [item.descriptor] : []))
    const taken = await applyDescriptors(tx, descriptors, this.#headings)
    const { outcomes, missing } = await takePlaces(
      tx,
      items.flatMap((item) => (item.kind === 'places' ? [item] : [])),
      this.#headings,
    )
    const all = [...taken, ...outcomes]
    const count = (outcome: string) => all.filter((each) => each === outcome).length
    return {
      counts: {
        records: items.length,
        added: count('added'),
        updated: count('updated'),
        unchanged: count('unchanged'),
        rejected: missing.length,
      },
      rejections: missing.map(({ name, file, position }) => ({
        kind: 'rejection',
        file,
        position,
        identifier: name,
        reason: 'no descriptor of this name is here; import the descriptors first',
      })),
    }
  }

  /** Concepts whose headings were named before the headings came. */
  async follow(tx: ImportSql): Promise<Taken | null> {
    if (this.#mapped === null) return null
    this.#mapped = await mapNamed(tx, this.#mapped, this.#headings)
    return { counts: {} }
  }

  forget() {
    this.#headings.forget()
    this.#mapped = ''
  }
}
