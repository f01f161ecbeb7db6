import type { ReferenceEntry } from '../parsed-reference'
import { linesOf } from '../text-lines'

export type RisField = { tag: string; value: string; line: number }
export type RisRecord = { line: number; raw: string; fields: RisField[] }

/** Two blanks before the hyphen, as the format has it. */
const STRICT = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/
/** One blank, tabs or none, as some programs write it. */
const LOOSE = /^([A-Z][A-Z0-9])[ \t]{0,3}-[ \t]?(.*)$/
const BEGIN = /^\s*TY[ \t]{0,3}-\s*(.*)$/
const END = /^\s*ER[ \t]{0,3}-\s*$/

/**
 * The records of a RIS file. A record begins at TY, with or without an ER before it. A line without a tag continues the
 * value before it; a record whose TY has its two blanks has them everywhere, so that "HI - virus" begins no field there.
 */
export function* risRecords(text: string): Generator<RisRecord | Notice> {
  const lines = new RisLines()
  for (const { text: each, line } of linesOf(text)) yield* lines.take(each, line)
  yield* lines.end()
}

type Notice = Extract<ReferenceEntry, { kind: 'notice' }>
type OpenRecord = { line: number; lines: string[]; fields: RisField[]; tag: RegExp }

class RisLines {
  #record: OpenRecord | undefined
  /** Fields that stand before the TY of their record. */
  #early: RisField[] = []
  #outside: { line: number; lines: string[] } | undefined;

  *take(text: string, line: number): Generator<RisRecord | Notice> {
    const begin = BEGIN.exec(text)
    if (begin) {
      yield* this.end()
      const fields = [{ tag: 'TY', value: begin[1] as string, line }, ...this.#early]
      this.#early = []
      this.#record = { line, lines: [text], fields, tag: /^\s*TY {2}-/.test(text) ? STRICT : LOOSE }
      return
    }
    const record = this.#record
    if (!record) return this.#takeOutside(text, line)
    record.lines.push(text)
    if (END.test(text)) return yield* this.#endRecord()
    const [, tag, value = ''] = record.tag.exec(text) ?? []
    if (tag) record.fields.push({ tag, value, line })
    else if (text.trim()) (record.fields.at(-1) as RisField).value += `\n${text}`
  }

  *end(): Generator<RisRecord | Notice> {
    yield* this.#endRecord()
    const outside = this.#outside
    this.#outside = undefined
    if (!outside) return
    const raw = outside.lines.join('\n').slice(0, 1000)
    yield { kind: 'notice', line: outside.line, raw, reason: 'Text outside a record' }
  }

  *#endRecord(): Generator<RisRecord> {
    const record = this.#record
    this.#record = undefined
    if (!record) return
    const fields = record.fields.map((field) => ({ ...field, value: field.value.trim() }))
    yield { line: record.line, raw: record.lines.join('\n').trimEnd(), fields }
  }

  #takeOutside(text: string, line: number) {
    const [, tag, value = ''] = STRICT.exec(text) ?? []
    if (tag && tag !== 'ER') this.#early.push({ tag, value: value.trim(), line })
    if (text.trim() === '' || END.test(text)) return
    this.#outside ??= { line, lines: [] }
    if (!tag) this.#outside.lines.push(text)
    if (this.#outside.lines.length === 0) this.#outside = undefined
  }
}
