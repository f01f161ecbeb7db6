import type postgres from 'postgres'
import { importCorpus } from '@/db/import/corpus/corpus-import'
import type { ImportOptions, ImportReport, ImportSource } from '@/db/import/corpus/import-run'
import { importCitationCounts } from '@/db/import/vocabulary/citation-count-import'
import { importJournals } from '@/db/import/vocabulary/journal-import'
import { importMesh } from '@/db/import/vocabulary/mesh-import'
import { importRetractions } from '@/db/import/vocabulary/retraction-import'
import type { ImportKind } from '@/db/schema/imports'
import { entriesOf } from '@/lib/io/source-entries'
import type { SourceFile } from '@/lib/io/source-files'
import { meshReaderFor } from '@/lib/mesh/mesh-reader'
import { countReaderFor } from '@/lib/records/citation-count-list'
import { journalReaderFor } from '@/lib/records/journal-list'
import { retractionReaderFor } from '@/lib/records/retraction-reader'
import type { ReaderChoice } from '@/lib/records/source-reader'
import { studyReaderFor } from '@/lib/records/study-reader'
import type { KindOfImport } from './kind-of-import'
import { REFERENCE_ENDINGS, referenceKind } from './reference-kind'

export const KINDS: Record<ImportKind, KindOfImport> = {
  studies: kind(['xml', 'jsonl', ...REFERENCE_ENDINGS], studyReaderFor, importCorpus),
  references: referenceKind({ addUndecided: false }),
  mesh: kind(['xml', 'jsonl', 'bin'], meshReaderFor, importMesh),
  journals: kind(['csv'], journalReaderFor, importJournals),
  citations: kind(['csv'], countReaderFor, importCitationCounts),
  retractions: kind(['json', 'csv'], retractionReaderFor, importRetractions),
}

function kind<Entry>(
  endings: string[],
  choose: ReaderChoice<Entry>,
  run: (sql: postgres.Sql, options: ImportOptions<Entry>) => Promise<ImportReport>,
): KindOfImport {
  async function* sourcesOf(files: SourceFile[]): AsyncGenerator<ImportSource<Entry>> {
    for (const file of files) yield { name: file.name, entries: entriesOf(file, choose) }
  }
  return { endings, run: (sql, files, options) => run(sql, { ...options, sources: sourcesOf(files) }) }
}
