import { Buffer, isUtf8 } from 'node:buffer'
import type { CorpusFile } from './corpus-files'
import { unpacked } from './unpacked'

/** A line longer than this is passed over as it streams by. */
const LINE_BYTES = 16 << 20

/** One line without its end, counted from 1, or why it cannot be read. */
export type TextLine = { line: number; text: string } | { line: number; reason: string }

/**
 * The lines of a text, gzipped or not. A line ends with a line feed, or with carriage return and line feed; nothing else
 * ends one, since a JSON string may hold every other separator. A byte order mark is no part of the first.
 */
export async function* textLines(file: CorpusFile): AsyncGenerator<TextLine> {
  let pieces: Uint8Array[] = []
  let length = 0
  let line = 0
  const finished = (): TextLine => {
    line++
    const bytes = Buffer.concat(pieces)
    const tooLong = length > LINE_BYTES
    pieces = []
    length = 0
    if (tooLong) return { line, reason: `longer than ${LINE_BYTES} bytes` }
    if (!isUtf8(bytes)) return { line, reason: 'not UTF-8' }
    const text = bytes.toString('utf8').replace(/\r$/, '')
    return { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text }
  }
  for await (const bytes of unpacked(file.open())) {
    for (let from = 0; from <= bytes.length; ) {
      const newline = bytes.indexOf(10, from)
      const piece = bytes.subarray(from, newline < 0 ? bytes.length : newline)
      length += piece.length
      if (length <= LINE_BYTES) pieces.push(Buffer.from(piece))
      else pieces = []
      if (newline < 0) break
      yield finished()
      from = newline + 1
    }
  }
  if (length > 0) yield finished()
}
