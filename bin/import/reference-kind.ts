import type { ImportSource } from '@/db/import/corpus/import-run'
import type { DecideOptions } from '@/db/import/references/decide'
import { importReferences } from '@/db/import/references/reference-import'
import { type ReferenceItem, referenceItemsOf } from '@/lib/io/reference-items'
import type { SourceFile } from '@/lib/io/source-files'
import type { KindOfImport } from './kind-of-import'

/** Endings of reference files in a folder; under other names they are read where they are named. */
export const REFERENCE_ENDINGS = ['ris', 'nbib', 'bib', 'enw']

export async function* referenceSources(files: SourceFile[]): AsyncGenerator<ImportSource<ReferenceItem>> {
  for (const file of files) yield { name: file.name, entries: referenceItemsOf(file) }
}

export function referenceKind(decide: DecideOptions): KindOfImport {
  return {
    endings: REFERENCE_ENDINGS,
    run: (sql, files, options) => importReferences(sql, { ...options, sources: referenceSources(files) }, decide),
  }
}
