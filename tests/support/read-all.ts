import type { ReaderChoice, SourceFault } from '@/lib/records/source-reader'

/** All that a reader makes of a text or bytes given in pieces of `size` bytes; of which kind it is may be told by another. */
export function readAll<Entry>(
  choose: ReaderChoice<Entry>,
  content: string | Uint8Array,
  size = Number.POSITIVE_INFINITY,
  chosenBy = content,
): (Entry | SourceFault)[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const reader = choose(Buffer.from(chosenBy as string), true)
  if (reader === 'more' || 'reason' in reader) throw new Error(reader === 'more' ? 'not chosen' : reader.reason)
  let entries: (Entry | SourceFault)[] = []
  for (let from = 0; from < bytes.length; from += size) {
    entries = entries.concat(reader.write(bytes.subarray(from, from + size)))
  }
  return entries.concat(reader.end())
}
