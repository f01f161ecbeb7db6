import { JsonLinesReader } from '@/lib/records/json-lines-reader'
import type { StudyEntry } from '@/lib/records/study-record'
import { readArticle } from './article'

/** Reads trial articles, one JSON object a line. */
export class TrialsReader extends JsonLinesReader<StudyEntry> {
  constructor() {
    super((value) => {
      const reading = readArticle(value)
      return 'record' in reading ? { entry: { kind: 'study', record: reading.record } } : reading
    })
  }
}
