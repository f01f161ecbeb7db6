import type postgres from 'postgres'
import type { ImportOptions, ImportReport } from '@/db/import/corpus/import-run'
import type { SourceFile } from '@/lib/io/source-files'

type Options = Omit<ImportOptions<never>, 'sources'>

/** What can be imported: which files of a folder, and what is done with them. */
export type KindOfImport = {
  endings: string[]
  run(sql: postgres.Sql, files: SourceFile[], options: Options): Promise<ImportReport>
}
