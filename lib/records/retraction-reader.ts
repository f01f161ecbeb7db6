import { type ListedRetraction, RetractionListReader } from './retraction-list'
import { retractionWatchReader } from './retraction-watch-list'
import type { ReaderChoice } from './source-reader'

/** A first line that is longer names no columns. */
const LONGEST_HEAD = 1 << 16

/** What reads a list of retractions: JSON, or Retraction Watch's CSV. */
export const retractionReaderFor: ReaderChoice<ListedRetraction> = (head, isWhole) => {
  const isEnough = isWhole || head.length >= LONGEST_HEAD
  const first = head.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte))
  if (first === undefined && !isEnough) return 'more'
  if (first === 0x7b || first === 0x5b) return new RetractionListReader()
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const end = text.search(/[\r\n]/)
  if (end < 0 && !isEnough) return 'more'
  return retractionWatchReader(end < 0 ? text : text.slice(0, end))
}
