import { connect } from '@/db/connection/pool'
import { importCorpus } from '@/db/import/corpus/corpus-import'
import { holdImportLock } from '@/db/import/corpus/import-log'
import { StartError } from '@/db/server/start-error'
import { type Document, sourceKeyOf, studyOf } from '@/lib/evaluation/beir'
import type { SourceEntry } from '@/lib/records/study-record'

const DOCUMENTS_A_PIECE = 500

/**
 * Imports the documents as the portal imports studies; the document's identity by the number of its study.
 * Throws `StartError` where there is none.
 */
export async function loadCorpus(
  url: string,
  documents: AsyncIterable<Document>,
  onProgress: (count: number) => void,
  signal?: AbortSignal,
): Promise<Map<number, string>> {
  const identities: string[] = []
  const entries = async function* (): AsyncGenerator<SourceEntry[]> {
    let piece: SourceEntry[] = []
    for await (const document of documents) {
      piece.push({ kind: 'study', record: studyOf(document, identities.push(document.id)) })
      if (piece.length < DOCUMENTS_A_PIECE) continue
      yield piece
      piece = []
    }
    yield piece
  }
  const sources = async function* () {
    yield { name: 'the corpus', entries: entries() }
  }
  const sql = connect(url, 'precis_import', 1)
  try {
    if (!(await holdImportLock(sql))) throw new Error('another import is running')
    const { counts } = await importCorpus(sql, {
      names: ['evaluation'],
      sources: sources(),
      onProgress: ({ records }) => onProgress(records),
      signal,
    })
    signal?.throwIfAborted()
    if (identities.length === 0) throw new StartError('There is no document in the corpus.')
    if (counts.added !== identities.length) throw new Error(`${counts.added} of ${identities.length} were added`)
    const rows = await sql<{ id: number; source_key: string }[]>`select id::int, source_key from studies`
    const numbers = new Map(rows.map((row) => [row.source_key, row.id]))
    return new Map(identities.map((identity, index) => [numbers.get(sourceKeyOf(index + 1)) as number, identity]))
  } finally {
    await sql.end({ timeout: 5 })
  }
}
