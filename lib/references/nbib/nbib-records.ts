import type { ReferenceEntry } from '../parsed-reference'
import { linesOf } from '../text-lines'

export type NbibField = { tag: string; value: string; line: number }
export type NbibRecord = { line: number; raw: string; fields: NbibField[] }

const FIELD = /^([A-Z][A-Z0-9]{0,3}) {0,3}- ?(.*)$/
const CONTINUES = /^(?: {4,}|\t)(.*)$/

/**
 * The records of PubMed's own export (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format). A record begins at PMID, or
 * at a field after an empty line; a line that begins with blanks continues the value before it.
 */
export function* nbibRecords(text: string): Generator<NbibRecord | Extract<ReferenceEntry, { kind: 'notice' }>> {
  let record: (NbibRecord & { lines: string[] }) | undefined
  let blank = false
  const closed = ({ lines, ...rest }: NbibRecord & { lines: string[] }): NbibRecord => ({
    ...rest,
    raw: lines.join('\n').trimEnd(),
  })
  for (const { text: written, line } of linesOf(text)) {
    if (written.trim() === '') {
      blank = true
      continue
    }
    const [, tag, value = ''] = FIELD.exec(written) ?? []
    const begins = tag === 'PMID' ? !record || hasPmid(record) || blank : tag && (!record || blank)
    if (begins) {
      if (record) yield closed(record)
      record = { line, raw: '', lines: [], fields: [] }
    }
    const further = CONTINUES.exec(written)?.[1]
    const last = record?.fields.at(-1)
    if (tag) record?.fields.push({ tag, value, line })
    // An empty line within a value is one, where what follows is still set in.
    else if (last && further !== undefined) last.value += ` ${further.trim()}`
    else yield { kind: 'notice', line, raw: written.slice(0, 1000), reason: 'Text outside a record' }
    if (tag || further !== undefined) record?.lines.push(written)
    blank = false
  }
  if (record) yield closed(record)
}

const hasPmid = (record: NbibRecord) => record.fields.some(({ tag }) => tag === 'PMID')
