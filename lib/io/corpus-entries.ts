import { PubmedReader } from '../pubmed/reader'
import type { SourceReader } from '../source-reader'
import type { SourceEntry } from '../study-record'
import { TrialsReader } from '../trials/reader'
import { type CorpusFile, reasonOf } from './corpus-files'
import { unpacked } from './unpacked'

/**
 * What a file holds, as it is read: packed or not, PubMed XML or trial articles, told by its first bytes and not by its
 * name. Never throws: where reading stops, for whatever reason, the last entry is a break.
 */
export async function* entriesOf(file: CorpusFile): AsyncGenerator<SourceEntry[]> {
  let reader: SourceReader<SourceEntry> | undefined
  let carried: Uint8Array = new Uint8Array(0)
  try {
    for await (const bytes of unpacked(file.open())) {
      if (!reader) {
        carried = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes
        reader = readerFor(carried)
        if (reader) yield reader.write(carried)
      } else yield reader.write(bytes)
    }
    reader ??= new PubmedReader()
    yield reader.end()
  } catch (error) {
    reader ??= new PubmedReader()
    yield reader.break(reasonFor(error))
  }
}

/** Known once a byte has come that is not white space or a byte order mark. */
function readerFor(bytes: Uint8Array): SourceReader<SourceEntry> | undefined {
  const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte))
  if (first === undefined && bytes.length < 1 << 16) return undefined
  return first === 0x7b ? new TrialsReader() : new PubmedReader()
}

function reasonFor(error: unknown): string {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'Z_BUF_ERROR') return 'the compressed data ends too early'
  if (code.startsWith('Z_')) return 'the compressed data is damaged'
  return `reading stopped: ${reasonOf(error)}`
}
