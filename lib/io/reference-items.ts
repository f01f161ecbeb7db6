import { createHash } from 'node:crypto'
import type { SourceFault } from '@/lib/records/source-reader'
import type { ReferenceEntry, ReferenceFormat } from '@/lib/references/parsed-reference'
import { readReferences } from '@/lib/references/read-references'
import { MOST_BYTES } from '@/lib/references/reference-limits'
import { reasonOf, type SourceFile } from './source-files'
import { unpacked } from './unpacked'

/** A reference file as a whole, known by its (unpacked) bytes. */
export type ReferenceFileFacts = {
  name: string
  sha256: string
  bytes: number
  format: ReferenceFormat
  encoding: string
}

/** One entry of a reference file; `ordinal` counts its records from 1, and is 0 for text that belongs to none. */
export type ReferenceItem = { kind: 'reference'; file: ReferenceFileFacts; ordinal: number; entry: ReferenceEntry }

const A_PIECE = 250

/** What a reference file holds, packed or not. Never throws: a file that cannot be read is a break with its reason. */
export async function* referenceItemsOf(file: SourceFile): AsyncGenerator<(ReferenceItem | SourceFault)[]> {
  const read = await bytesOf(file)
  if ('reason' in read) return yield [breakAtOnce(read.reason)]
  const found = readReferences(read.bytes)
  if ('reason' in found) return yield [breakAtOnce(found.reason)]
  const facts: ReferenceFileFacts = {
    name: file.name,
    sha256: createHash('sha256').update(read.bytes).digest('hex'),
    bytes: read.bytes.length,
    format: found.format,
    encoding: found.encoding,
  }
  const item = (entry: ReferenceEntry, ordinal: number): ReferenceItem => ({
    kind: 'reference',
    file: facts,
    ordinal,
    entry,
  })
  let piece = found.notices.map((reason) => item({ kind: 'notice', line: 1, raw: '', reason }, 0))
  let ordinal = 0
  for (const entry of found.entries) {
    piece.push(item(entry, entry.kind === 'notice' ? 0 : ++ordinal))
    if (piece.length < A_PIECE) continue
    yield piece
    piece = []
  }
  yield piece
}

async function bytesOf(file: SourceFile): Promise<{ bytes: Buffer } | { reason: string }> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of unpacked(file.open())) {
      length += piece.length
      if (length > MOST_BYTES) return { reason: `The file is larger than ${MOST_BYTES >> 20} MB` }
      pieces.push(piece)
    }
    return { bytes: Buffer.concat(pieces) }
  } catch (error) {
    const isPacked = String((error as { code?: string }).code).startsWith('Z_')
    return { reason: isPacked ? 'the compressed data is damaged' : `reading stopped: ${reasonOf(error)}` }
  }
}

const breakAtOnce = (reason: string): SourceFault => ({ kind: 'break', position: { line: 1, column: 1 }, reason })
