import { PubmedReader } from '@/lib/pubmed/reader'
import { TrialsReader } from '@/lib/trials/reader'
import type { ReaderChoice } from './source-reader'
import type { StudyEntry } from './study-record'

/** What reads a file of studies: known once a byte has come that is not white space or a byte order mark. */
export const studyReaderFor: ReaderChoice<StudyEntry> = (head, isWhole) => {
  const first = head.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte))
  if (first === undefined && !isWhole && head.length < 1 << 16) return 'more'
  return first === 0x7b ? new TrialsReader() : new PubmedReader()
}
