import { parseQuestion } from './parse-question'
import type { QuestionNode, SearchField, Term } from './question'

/** What is of use here: records that PubMed has, and preprints. Patents and guidelines are left out. */
const WANTED = '(SRC:MED OR SRC:PPR)'

/**
 * A question as Europe PMC takes it: bare words as they were typed; everything else with Europe PMC's operators and fields
 * (Europe PMC, "Search syntax reference"). Empty where nothing is asked for.
 */
export function europePmcTerm(typed: string): string {
  const { root, plain } = parseQuestion(typed)
  const words = !root || plain ? bareWords(typed) : write(root)
  return words && `(${words}) AND ${WANTED}`
}

/** Signs that Europe PMC would read as an operator are none in a question of plain words. */
const bareWords = (typed: string): string =>
  typed
    .replace(/[?*:(){}[\]"~^\\/!|&]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function write(node: QuestionNode): string {
  switch (node.kind) {
    case 'term':
      return writeTerm(node)
    case 'dates':
      return `FIRST_PDATE:[${node.from ?? '1500-01-01'} TO ${node.to ?? '3000-12-31'}]`
    case 'or':
      return node.parts.map(operand).join(' OR ')
    case 'and':
      return writeAll(node.parts)
    case 'not':
      return `NOT ${operand(node.part)}`
    // It has no words within a distance of others: both are wanted.
    case 'near':
      return node.parts.map(operand).join(' AND ')
  }
}

/** What is wanted first: NOT takes away from what stands before it. */
function writeAll(parts: QuestionNode[]): string {
  const wanted = parts.filter(({ kind }) => kind !== 'not')
  const unwanted = parts.filter(({ kind }) => kind === 'not')
  return [wanted.map(operand).join(' AND '), ...unwanted.map(write)].filter(Boolean).join(' ')
}

const operand = (node: QuestionNode): string =>
  node.kind === 'term' || node.kind === 'dates' ? write(node) : `(${write(node)})`

/** Headings, qualifiers and keywords are one field there. */
const FIELDS: Record<Exclude<SearchField, 'any' | 'pmid'>, string> = {
  title: 'TITLE',
  'title-abstract': 'TITLE_ABS',
  abstract: 'ABSTRACT',
  keywords: 'KW',
  author: 'AUTH',
  journal: 'JOURNAL',
  mesh: 'KW',
  'mesh-major': 'KW',
  'mesh-alone': 'KW',
  'mesh-major-alone': 'KW',
  qualifier: 'KW',
  'publication-type': 'PUB_TYPE',
  language: 'LANG',
  doi: 'DOI',
}

function writeTerm({ text, field, phrase, truncated }: Term): string {
  const words = text.replace(/["\\]/g, ' ').trim()
  if (field === 'pmid') return `(EXT_ID:${words} AND SRC:MED)`
  // Within quotation marks a star is a star.
  const isOneWord = /^[\p{L}\p{N}-]+$/u.test(words)
  const worded = truncated && isOneWord ? `${words}*` : phrase || field !== 'any' || !isOneWord ? `"${words}"` : words
  return field === 'any' ? worded : `${FIELDS[field]}:${worded}`
}
