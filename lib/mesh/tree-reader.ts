import { LineSplitter, type SourceLine } from '@/lib/records/line-splitter'
import { plainText } from '@/lib/records/plain-text'
import type { SourceFault, SourceReader } from '@/lib/records/source-reader'
import { isTreeNumber, LONGEST_TERM, type MeshEntry } from './descriptor'

/** MeSH has 65,000 places. */
const MOST_PLACES = 1_000_000
const LONGEST_LINE = 4096

/**
 * Reads NLM's tree file, "Body Regions;A01" a line. A heading's places are spread over the file, so they are handed back
 * at its end; of a file that breaks none is, or a heading would lose the places that were still to come.
 */
export class MeshTreeReader implements SourceReader<MeshEntry> {
  readonly #lines = new LineSplitter(LONGEST_LINE)
  readonly #places = new Map<string, { treeNumbers: string[]; line: number }>()
  #count = 0
  #ended = false

  write(bytes: Uint8Array): SourceFault[] {
    return this.#ended ? [] : this.#take(this.#lines.write(bytes))
  }

  end(): (MeshEntry | SourceFault)[] {
    if (this.#ended) return []
    const faults = this.#take(this.#lines.end())
    if (this.#ended) return faults
    this.#ended = true
    const places = [...this.#places].map(([name, { treeNumbers, line }]) => ({
      kind: 'places' as const,
      name,
      treeNumbers: [...new Set(treeNumbers)].sort(),
      position: { line, column: 1 },
    }))
    return [...faults, ...places]
  }

  break(reason: string): SourceFault[] {
    if (this.#ended) return []
    this.#ended = true
    return [{ kind: 'break', position: this.#lines.position, reason: `${reason}; no place of this file is taken` }]
  }

  #take(lines: SourceLine[]): SourceFault[] {
    const faults: SourceFault[] = []
    for (const line of lines) {
      if (this.#count >= MOST_PLACES) return [...faults, ...this.break(`more than ${MOST_PLACES} lines`)]
      faults.push(...this.#takeLine(line))
    }
    return faults
  }

  #takeLine(line: SourceLine): SourceFault[] {
    const reject = (reason: string): SourceFault[] => [
      { kind: 'rejection', position: { line: line.line, column: 1 }, reason },
    ]
    this.#count++
    if ('reason' in line) return reject(line.reason)
    if (line.text.trim() === '') return []
    const bar = line.text.lastIndexOf(';')
    const name = plainText(line.text.slice(0, Math.max(bar, 0)))
    const treeNumber = line.text.slice(bar + 1).trim()
    if (!name || name.length > LONGEST_TERM) return reject('not a heading and its tree number')
    if (!isTreeNumber(treeNumber)) return reject(`${treeNumber.slice(0, 60)} is no tree number`)
    const known = this.#places.get(name)
    if (known) known.treeNumbers.push(treeNumber)
    else this.#places.set(name, { treeNumbers: [treeNumber], line: line.line })
    return []
  }
}
