import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { StudyRecord } from './study-record'

/** What decides which of two records of one study is kept. */
export type Precedence = { source: StudyRecord['source']; revision: string; contentKey: Uint8Array }

/**
 * PubMed's own record over what Europe PMC says of it, that over one drawn from full text, all over the demo corpus, and that
 * over what a reference file says.
 */
const RANK: Record<StudyRecord['source'], number> = { reference: 0, demo: 1, trials: 2, 'europe-pmc': 3, pubmed: 4 }

export function precedenceOf(record: StudyRecord): Precedence {
  return { source: record.source, revision: record.revision, contentKey: contentKeyOf(record) }
}

/**
 * Orders the records of one study: by source, then revision, then content, the fuller first. The order is total, so
 * whichever record comes first, the same one is kept in the end. Negative where `a` gives way to `b`, 0 where equal.
 */
export function comparePrecedence(a: Precedence, b: Precedence): number {
  if (a.source !== b.source) return RANK[a.source] - RANK[b.source]
  if (a.revision !== b.revision) return a.revision < b.revision ? -1 : 1
  return Buffer.compare(a.contentKey, b.contentKey)
}

/** Roughly how much the record holds, in characters. */
export const sizeOf = ({ contentKey }: Precedence): number => Buffer.from(contentKey).readUInt32BE()

/** Length of the content in four bytes, then its SHA-256: compared as bytes, the longer content is the greater. */
function contentKeyOf(record: StudyRecord): Buffer {
  const content = JSON.stringify(record)
  const key = Buffer.alloc(36)
  key.writeUInt32BE(content.length)
  createHash('sha256').update(content).digest().copy(key, 4)
  return key
}
