import type { ReaderChoice, SourceFault, SourceReader } from '@/lib/records/source-reader'
import { reasonOf, type SourceFile } from './source-files'
import { unpacked } from './unpacked'

/**
 * What a file holds, as it is read: packed or not, and of which kind, told by its first bytes and not by its name. Never
 * throws: where reading stops, for whatever reason, the last entry is a break.
 */
export async function* entriesOf<Entry>(
  file: SourceFile,
  choose: ReaderChoice<Entry>,
): AsyncGenerator<(Entry | SourceFault)[]> {
  let reader: SourceReader<Entry> | undefined
  let head: Uint8Array = new Uint8Array(0)
  try {
    for await (const bytes of unpacked(file.open())) {
      if (reader) {
        yield reader.write(bytes)
        continue
      }
      head = head.length > 0 ? Buffer.concat([head, bytes]) : bytes
      const choice = choose(head, false)
      if (choice === 'more') continue
      if ('reason' in choice) {
        yield [breakAtOnce(choice.reason)]
        return
      }
      reader = choice
      yield reader.write(head)
    }
    if (!reader) {
      const choice = choose(head, true)
      if (choice === 'more' || 'reason' in choice) {
        yield [breakAtOnce(choice === 'more' ? 'too short to tell what it is' : choice.reason)]
        return
      }
      reader = choice
      yield reader.write(head)
    }
    yield reader.end()
  } catch (error) {
    yield reader ? reader.break(reasonFor(error)) : [breakAtOnce(reasonFor(error))]
  }
}

const breakAtOnce = (reason: string): SourceFault => ({ kind: 'break', position: { line: 1, column: 1 }, reason })

function reasonFor(error: unknown): string {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'Z_BUF_ERROR') return 'the compressed data ends too early'
  if (code.startsWith('Z_')) return 'the compressed data is damaged'
  return `reading stopped: ${reasonOf(error)}`
}
