import { foldName, foldText } from '@/lib/search/fold-text'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import type { QuestionNode, Term } from '@/lib/search/question'
import { headingName, journalName, type LookedUp } from './looked-up'
import type { Stems } from './stems'
import { all, any, NOTHING, not, within } from './tsquery'

type AllStems = ReadonlyMap<string, Stems>

/** The tsquery of an exact question; '' for one of stop words alone. */
export function compileNode(node: QuestionNode, stems: AllStems, lookedUp: LookedUp): string {
  if (node.kind === 'term') return termQuery(node, stems.get(node.text), lookedUp)
  if (node.kind === 'dates') return datesQuery(node.from, node.to)
  if (node.kind === 'not') return not(compileNode(node.part, stems, lookedUp))
  const parts = node.parts.map((part) => compileNode(part, stems, lookedUp))
  return node.kind === 'and' ? all(parts) : any(parts)
}

/** As `LEXEME.heading` has them: of the study itself, or below; major or not. */
const HEADING_WEIGHTS: Partial<Record<Term['field'], string>> = {
  'mesh-major': 'AC',
  'mesh-alone': 'AB',
  'mesh-major-alone': 'A',
}

function termQuery(term: Term, stems: Stems | undefined, lookedUp: LookedUp): string {
  const text = term.text.toLowerCase()
  switch (term.field) {
    case 'any':
      return term.truncated ? beginning(text) : any([stems?.english ?? '', stems?.simple ?? ''])
    case 'title':
      return within(term.truncated ? beginning(text) : (stems?.english ?? ''), 'A')
    case 'title-abstract':
      return within(term.truncated ? beginning(text) : (stems?.english ?? ''), 'ABC')
    case 'author': {
      const name = foldName(text)
      return quoted(LEXEME.author + name + (term.truncated || name.includes(' ') ? '' : ' '), '*')
    }
    case 'journal':
      return any((lookedUp.journals.get(journalName(term)) ?? []).map((id) => quoted(LEXEME.journal + id))) || NOTHING
    case 'mesh':
    case 'mesh-major':
    case 'mesh-alone':
    case 'mesh-major-alone': {
      const ids = lookedUp.headings.get(headingName(term)) ?? []
      return any(ids.map((id) => quoted(LEXEME.heading + id, HEADING_WEIGHTS[term.field]))) || NOTHING
    }
    case 'language':
      return quoted(LEXEME.language + text)
    case 'publication-type':
      return quoted(LEXEME.publicationType + text, term.truncated ? '*' : '')
    case 'pmid':
      return quoted(LEXEME.pmid + text)
    case 'doi':
      return quoted(LEXEME.doi + text)
  }
}

/** All words that begin so: of several, the last one. */
function beginning(text: string): string {
  const words = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.map((word, index) => quoted(word, index === words.length - 1 ? '*' : '')).join(' <-> ')
}

const EARLIEST = 1781
const LATEST = 2100

/** Decades, years and months that cover the days between: what is finer is widened to whole months. */
export function datesQuery(from: string | null, to: string | null): string {
  const first = monthOf(from ?? `${EARLIEST}-01`)
  const last = monthOf(to ?? `${LATEST}-12`)
  const spans: string[] = []
  for (let month = first; month <= last; ) {
    const span = [120, 12, 1].find((months) => month % months === 0 && month + months - 1 <= last) ?? 1
    const year = Math.floor(month / 12)
    if (span === 120) spans.push(`${year / 10}x`)
    else spans.push(span === 12 ? String(year) : `${year}-${String((month % 12) + 1).padStart(2, '0')}`)
    month += span
  }
  return any(spans.map((span) => quoted(LEXEME.published + span))) || NOTHING
}

/** Months since the year 0, held to years that a study can be of. */
function monthOf(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return year < EARLIEST ? EARLIEST * 12 : year > LATEST ? LATEST * 12 + 11 : year * 12 + month - 1
}
