import { Buffer } from 'node:buffer'
import type { ReaderChoice } from '@/lib/records/source-reader'
import { MeshAsciiReader } from './ascii-reader'
import { isTreeNumber, type MeshEntry } from './descriptor'
import { MeshJsonReader } from './json-line'
import { MeshTreeReader } from './tree-reader'
import { MeshXmlReader } from './xml-reader'

/** What is waited for before a file counts as none of the kinds. */
const ENOUGH = 64 * 1024

const UNKNOWN = { reason: 'neither MeSH XML nor ASCII records, a MeSH tree file or JSON lines' }

/** What reads a file of MeSH: XML, JSON lines, NLM's ASCII records or its tree file. */
export const meshReaderFor: ReaderChoice<MeshEntry> = (head, isWhole) => {
  const isEnough = isWhole || head.length > ENOUGH
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text === '') return isEnough ? UNKNOWN : 'more'
  if (text.startsWith('<')) return new MeshXmlReader()
  if (text.startsWith('{')) return new MeshJsonReader()
  const end = text.indexOf('\n')
  if (end < 0 && !isEnough) return 'more'
  const line = (end < 0 ? text : text.slice(0, end)).trim()
  if (line === '*NEWRECORD') return new MeshAsciiReader()
  const bar = line.lastIndexOf(';')
  return bar > 0 && isTreeNumber(line.slice(bar + 1).trim()) ? new MeshTreeReader() : UNKNOWN
}
