import { fileHead } from '@/lib/io/file-head'
import type { SourceFile } from '@/lib/io/source-files'
import { isReferenceFile } from '@/lib/references/is-reference-file'
import type { ImportArguments } from './arguments'
import type { KindOfImport } from './kind-of-import'
import { KINDS } from './kinds'
import { referenceKind } from './reference-kind'

export type ImportKindRun = { kind: ImportArguments['kind']; files: SourceFile[]; run: KindOfImport['run'] }

/** What is imported how: of files that are named without a kind, references apart from records in the import's own layout. */
export async function runsOf({ kind, addUndecided }: ImportArguments, files: SourceFile[]): Promise<ImportKindRun[]> {
  if (kind !== 'studies') return [{ kind, files, run: KINDS[kind].run }]
  const [studies, references]: SourceFile[][] = [[], []]
  for (const each of files) {
    const { head, file } = await fileHead(each)
    const isReference = isReferenceFile(head)
    ;(isReference ? references : studies)?.push(file)
  }
  const runs: ImportKindRun[] = []
  if (studies?.length) runs.push({ kind, files: studies, run: KINDS.studies.run })
  if (references?.length) {
    runs.push({ kind: 'references', files: references, run: referenceKind({ addUndecided }).run })
  }
  return runs.length > 0 ? runs : [{ kind, files, run: KINDS.studies.run }]
}
