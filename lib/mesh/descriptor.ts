import type { LineReading } from '@/lib/records/json-lines-reader'
import { plainText } from '@/lib/records/plain-text'
import type { SourcePosition } from '@/lib/records/source-reader'

export type MeshKind = 'descriptor' | 'supplementary'

/** A descriptor or a supplementary concept as any of NLM's files has it. Absent means that the file does not say. */
export type MeshDescriptor = {
  ui: string
  name: string
  kind: MeshKind
  treeNumbers: string[]
  /** Headings that stand for a supplementary concept: by UI, or by name ("Lactams/analogs & derivatives") where a file names them so. */
  mappedTo?: string[]
  scopeNote?: string
  /** Further wordings, those that people use before those that were made by inverting others. */
  terms: string[]
}

/** What a file of MeSH holds: descriptors, or in NLM's tree file the places of one that is known by its name. */
export type MeshEntry =
  | { kind: 'descriptor'; descriptor: MeshDescriptor }
  | { kind: 'places'; name: string; treeNumbers: string[]; position: SourcePosition }

/** The parts of a record, as they were found. */
export type DescriptorParts = {
  ui: string | undefined
  name: string | undefined
  treeNumbers: (string | undefined)[]
  mappedTo?: (string | undefined)[]
  scopeNote?: string | undefined
  terms: (string | undefined)[]
}

/** Longest wording that is kept, in characters: nobody types a longer one, and an index entry has its bounds. */
export const LONGEST_TERM = 500
const LONGEST_NOTE = 20_000
const MOST = { terms: 5000, treeNumbers: 500, mappedTo: 500 }

const UI = /^([DC])\d{3,12}$/
const TREE_NUMBER = /^[A-Z]\d{2}(?:\.\d{2,3}){0,20}$/

export const isTreeNumber = (text: string) => TREE_NUMBER.test(text)

/** The descriptor that these parts make, or why they make none. Wordings that are too long to be looked up are left out. */
export function descriptorOf(parts: DescriptorParts): LineReading<MeshEntry> {
  const ui = plainText(parts.ui)
  const name = plainText(parts.name)
  const letter = UI.exec(ui ?? '')?.[1]
  if (!ui) return { reason: 'no unique identifier', ...(name && { identifier: name.slice(0, LONGEST_TERM) }) }
  const identifier = ui.slice(0, 40)
  if (!letter)
    return { reason: 'the unique identifier is neither a descriptor’s nor a supplementary concept’s', identifier }
  if (!name) return { reason: 'no name', identifier }
  if (name.length > LONGEST_TERM) return { reason: `a name longer than ${LONGEST_TERM} characters`, identifier }
  const treeNumbers = distinct(parts.treeNumbers)
  const stray = treeNumbers.find((number) => !isTreeNumber(number))
  if (stray !== undefined) return { reason: `${stray.slice(0, 60)} is no tree number`, identifier }
  const terms = distinct(parts.terms).filter((term) => term !== name && term.length <= LONGEST_TERM)
  const mappedTo = distinct(parts.mappedTo ?? []).map((heading) => heading.slice(0, LONGEST_TERM))
  for (const [what, most] of Object.entries(MOST)) {
    if ({ terms, treeNumbers, mappedTo }[what as keyof typeof MOST].length > most)
      return { reason: `more than ${most} ${NAMES[what as keyof typeof MOST]}`, identifier }
  }
  const scopeNote = plainText(parts.scopeNote)?.slice(0, LONGEST_NOTE)
  const descriptor: MeshDescriptor = {
    ui,
    name,
    kind: letter === 'D' ? 'descriptor' : 'supplementary',
    treeNumbers: treeNumbers.sort(),
    ...(letter === 'C' && { mappedTo }),
    ...(scopeNote && { scopeNote: scopeNote.replace(/\p{Surrogate}/gu, '') }),
    terms,
  }
  return { entry: { kind: 'descriptor', descriptor } }
}

const NAMES = { terms: 'terms', treeNumbers: 'tree numbers', mappedTo: 'headings that it is mapped to' }

const distinct = (texts: (string | undefined)[]) => [...new Set(texts.flatMap((text) => plainText(text) ?? []))]
