import { Buffer, isUtf8 } from 'node:buffer'
import { doiFrom, pmidFrom } from '@/lib/studies/identifiers'
import { knownFields } from './known-fields'
import type { SourceFault, SourceReader } from './source-reader'

/** What a notice says of a work; `reinstatement` takes a retraction back. */
export type ListedNature = 'retraction' | 'concern' | 'correction' | 'reinstatement'

/**
 * What a list says is retracted, or of what else it has a notice: by PMID, DOI or both; DOIs in lower case. `dated` is the day
 * of the notice, "2021-05-03".
 */
export type ListedRetraction = {
  kind: 'retraction'
  pmid?: number
  doi?: string
  noticeDoi?: string
  noticePmid?: number
  /** Absent: a retraction. */
  nature?: ListedNature
  dated?: string
  source: 'dois' | 'records' | typeof RETRACTION_WATCH | typeof CROSSREF
}

/** As they stand beside what is known by them. */
export const RETRACTION_WATCH = 'Retraction Watch'
export const CROSSREF = 'Crossref'

/** A value of JSON no longer knows where it stood. */
const SOMEWHERE = { line: 1, column: 1 }

/** Lists are read whole; the largest there is has a tenth of this. */
const LONGEST = 256 << 20

/**
 * Reads a list of retractions in JSON: an object, or one under "retractions", of retracted DOIs with the DOIs of their
 * notices; or an array of records with a `pmid`, a `doi` or both.
 */
export class RetractionListReader implements SourceReader<ListedRetraction> {
  #pieces: Uint8Array[] = []
  #length = 0
  #ended = false

  write(bytes: Uint8Array): SourceFault[] {
    if (this.#ended) return []
    this.#length += bytes.length
    if (this.#length > LONGEST) return this.break(`longer than ${LONGEST} bytes`)
    this.#pieces.push(Buffer.from(bytes))
    return []
  }

  end(): (ListedRetraction | SourceFault)[] {
    if (this.#ended) return []
    const bytes = Buffer.concat(this.#pieces)
    if (!isUtf8(bytes)) return this.break('not UTF-8')
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      return this.break(`not JSON: ${(error as Error).message.slice(0, 120)}`)
    }
    this.#ended = true
    this.#pieces = []
    return entriesOf(value)
  }

  break(reason: string): SourceFault[] {
    if (this.#ended) return []
    this.#ended = true
    this.#pieces = []
    return [{ kind: 'break', position: SOMEWHERE, reason }]
  }
}

function entriesOf(value: unknown): (ListedRetraction | SourceFault)[] {
  if (Array.isArray(value)) return value.map((record, index) => ofRecord(record, index))
  const nested = (value as { retractions?: unknown }).retractions
  if (Array.isArray(nested)) return nested.map((record, index) => ofRecord(record, index))
  const dois = nested && typeof nested === 'object' ? nested : value
  return Object.entries(dois as Record<string, unknown>).map(([doi, notice]) => ofDoi(doi, notice))
}

function ofDoi(written: string, notice: unknown): ListedRetraction | SourceFault {
  const doi = lowerDoi(written)
  if (doi) return { kind: 'retraction', doi, ...knownFields({ noticeDoi: lowerDoi(notice) }), source: 'dois' }
  return { kind: 'rejection', position: SOMEWHERE, identifier: written.slice(0, 300), reason: 'not a DOI' }
}

function ofRecord(value: unknown, index: number): ListedRetraction | SourceFault {
  const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const fields = knownFields({
    pmid: pmidFrom(wordsOf(record.pmid)),
    doi: lowerDoi(record.doi),
    noticePmid: pmidFrom(wordsOf(record.notice_pmid)),
    noticeDoi: lowerDoi(record.notice_doi),
  })
  if (fields.pmid || fields.doi) return { kind: 'retraction', ...fields, source: 'records' }
  const reason = `record ${index + 1} has neither a PMID nor a DOI`
  return { kind: 'rejection', position: SOMEWHERE, reason }
}

const wordsOf = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined

export const lowerDoi = (value: unknown) =>
  doiFrom(wordsOf(value)?.replace(/\p{Surrogate}|\p{Cc}/gu, ''))?.toLowerCase()
