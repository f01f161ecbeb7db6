import type { LineReading } from '@/lib/records/json-lines-reader'
import { LineSplitter, type SourceLine } from '@/lib/records/line-splitter'
import type { SourceFault, SourceReader } from '@/lib/records/source-reader'
import { descriptorOf, type MeshEntry } from './descriptor'

const FIELD = /^([A-Z][A-Z0-9_ ]{0,30}?)\s*=\s?(.*)$/
/** The fields that something is made of; the others are passed over. */
const NAMES = new Set(['UI', 'MH', 'NM', 'SH', 'MN', 'ENTRY', 'PRINT ENTRY', 'SY', 'HM'])
const NOTES = new Set(['MS', 'NO'])
/** No line and no record of NLM's comes near. */
const LONGEST_LINE = 1 << 20
const MOST_CHARACTERS = 4 << 20

type OpenRecord = { line: number; fields: Map<string, string[]>; last?: string; characters: number; fault?: string }

/** Reads NLM's ASCII files of descriptors and supplementary concepts: `*NEWRECORD`, then `FIELD = value` lines. */
export class MeshAsciiReader implements SourceReader<MeshEntry> {
  readonly #lines = new LineSplitter(LONGEST_LINE)
  #record: OpenRecord | undefined
  #ended = false

  write(bytes: Uint8Array): (MeshEntry | SourceFault)[] {
    return this.#ended ? [] : this.#take(this.#lines.write(bytes))
  }

  end(): (MeshEntry | SourceFault)[] {
    if (this.#ended) return []
    const entries = [...this.#take(this.#lines.end()), ...this.#finish()]
    this.#ended = true
    return entries
  }

  /** The record that was being read is not whole: it is said, not taken. */
  break(reason: string): (MeshEntry | SourceFault)[] {
    if (this.#ended) return []
    this.#ended = true
    if (this.#record) this.#record.fault = `cut off where the file breaks: ${reason}`
    return [...this.#finish(), { kind: 'break', position: this.#lines.position, reason }]
  }

  #take(lines: SourceLine[]): (MeshEntry | SourceFault)[] {
    const entries: (MeshEntry | SourceFault)[] = []
    for (const line of lines) {
      if ('text' in line && line.text.trim() === '*NEWRECORD') {
        entries.push(...this.#finish())
        this.#record = { line: line.line, fields: new Map(), characters: 0 }
      } else entries.push(...this.#addLine(line))
    }
    return entries
  }

  #addLine(line: SourceLine): SourceFault[] {
    if ('text' in line && line.text.trim() === '') return []
    const field = 'text' in line ? FIELD.exec(line.text) : null
    const record = this.#record
    if (!record) {
      const reason = 'reason' in line ? line.reason : 'a line before the first *NEWRECORD'
      return [{ kind: 'rejection', position: { line: line.line, column: 1 }, reason }]
    }
    if ('reason' in line) record.fault ??= `line ${line.line} is ${line.reason}`
    else if (field) add(record, field[1] as string, field[2] as string)
    // Some programs wrap long lines: what goes on is a note, or what nobody asked for, never a name.
    else if (record.last && !NAMES.has(record.last)) goOn(record, record.last, line.text)
    else record.fault ??= `line ${line.line} is no field`
    return []
  }

  #finish(): (MeshEntry | SourceFault)[] {
    const record = this.#record
    this.#record = undefined
    if (!record) return []
    const reading = readRecord(record)
    return [
      'entry' in reading
        ? reading.entry
        : { kind: 'rejection', position: { line: record.line, column: 1 }, ...reading },
    ]
  }
}

function add(record: OpenRecord, name: string, value: string) {
  record.last = name
  if (!NAMES.has(name) && !NOTES.has(name)) return
  count(record, value)
  if (record.fault && name !== 'UI') return
  const values = record.fields.get(name)
  if (values) values.push(value)
  else record.fields.set(name, [value])
}

function goOn(record: OpenRecord, name: string, text: string) {
  const values = record.fields.get(name)
  if (!values) return
  count(record, text)
  values.push(`${values.pop() ?? ''} ${text}`)
}

function count(record: OpenRecord, text: string) {
  record.characters += text.length
  if (record.characters <= MOST_CHARACTERS) return
  record.fault ??= `longer than ${MOST_CHARACTERS} characters`
  record.fields.clear()
}

function readRecord({ fields, fault }: OpenRecord): LineReading<MeshEntry> {
  const all = (name: string) => fields.get(name) ?? []
  const ui = all('UI')[0]?.trim()
  if (fault) return { reason: fault, ...(ui && { identifier: ui.slice(0, 40) }) }
  if (all('SH').length > 0) {
    return {
      reason: 'a qualifier; only descriptors and supplementary concepts are taken',
      ...(ui && { identifier: ui.slice(0, 40) }),
    }
  }
  // What follows the first bar says how a wording came about; one that NLM made by inverting another has no bar.
  const wordings = [...all('PRINT ENTRY'), ...all('ENTRY'), ...all('SY')]
  const people = wordings.filter((wording) => wording.includes('|'))
  const inverted = wordings.filter((wording) => !wording.includes('|'))
  return descriptorOf({
    ui,
    name: all('MH')[0] ?? all('NM')[0],
    treeNumbers: all('MN'),
    mappedTo: all('HM').map((heading) => heading.trim().replace(/^\*/, '')),
    scopeNote: all('MS')[0] ?? all('NO')[0],
    terms: [...people, ...inverted].map((wording) => wording.split('|', 1)[0]),
  })
}
