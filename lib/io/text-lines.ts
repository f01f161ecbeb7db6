import { LineSplitter, type SourceLine } from '@/lib/records/line-splitter'
import { unpacked } from './unpacked'

/** The lines of a text, gzipped or not, as they are read. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SourceLine> {
  const lines = new LineSplitter()
  for await (const piece of unpacked(bytes)) yield* lines.write(piece)
  yield* lines.end()
}
