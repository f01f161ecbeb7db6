import { qualifierNamed } from '@/lib/mesh/qualifiers'
import { foldName, partedName } from '@/lib/search/fold-text'
import { LEXEME, QUALIFIED, quoted, WEIGHT } from '@/lib/search/lexemes'
import type { QuestionNode, Term } from '@/lib/search/question'
import { headingName, journalName, type LookedUp } from './looked-up'
import type { TermWords } from './term-words'
import { all, any, NOTHING, near, not, within } from './tsquery'

/** The tsquery of an exact question; '' for one of stop words alone. */
export function compileNode(node: QuestionNode, words: TermWords, lookedUp: LookedUp): string {
  if (node.kind === 'term') return termQuery(node, words, lookedUp)
  if (node.kind === 'dates') return datesQuery(node.from, node.to)
  if (node.kind === 'not') return not(compileNode(node.part, words, lookedUp))
  const parts = node.parts.map((part) => compileNode(part, words, lookedUp))
  if (node.kind === 'near') return near(parts[0] ?? '', parts[1] ?? '', node.distance, node.ordered)
  return node.kind === 'and' ? all(parts) : any(parts)
}

/** As `LEXEME.heading` has them: of the study itself, or below; major or not. */
const HEADING_WEIGHTS: Partial<Record<Term['field'], string>> = {
  'mesh-major': 'AC',
  'mesh-alone': 'AB',
  'mesh-major-alone': 'A',
}

/** The weights of a document's words that a field is. */
const TEXT_WEIGHTS: Partial<Record<Term['field'], string>> = {
  title: WEIGHT.title,
  abstract: WEIGHT.abstract,
  keywords: WEIGHT.summary,
  'title-abstract': WEIGHT.title + WEIGHT.summary + WEIGHT.abstract,
}

function termQuery(term: Term, words: TermWords, lookedUp: LookedUp): string {
  const text = term.text.toLowerCase()
  switch (term.field) {
    case 'any':
      return words.query(term, true)
    case 'title':
    case 'abstract':
    case 'keywords':
    case 'title-abstract':
      return within(words.query(term, false), TEXT_WEIGHTS[term.field] as string)
    case 'author':
      return any([term.text, partedName(term.text)].flatMap((name) => (name ? byAuthor(foldName(name), term) : [])))
    case 'journal':
      return any((lookedUp.journals.get(journalName(term)) ?? []).map((id) => quoted(LEXEME.journal + id))) || NOTHING
    case 'mesh':
    case 'mesh-major':
    case 'mesh-alone':
    case 'mesh-major-alone': {
      const { ids, qualifier } = lookedUp.headings.get(headingName(term)) ?? { ids: [], qualifier: null }
      const weights = HEADING_WEIGHTS[term.field]
      if (!qualifier) return any(ids.map((id) => quoted(LEXEME.heading + id, weights))) || NOTHING
      const own = term.field.endsWith('alone') ? QUALIFIED.own : ''
      const qualified = any(ids.map((id) => quoted(LEXEME.qualified + id, own)))
      const major = term.field.startsWith('mesh-major') ? QUALIFIED.major : ''
      return qualified ? `(${qualified}) <0> ${quoted(LEXEME.qualifier + qualifier, major)}` : NOTHING
    }
    case 'qualifier': {
      const qualifier = qualifierNamed(text)
      return qualifier ? quoted(LEXEME.qualifier + qualifier) : NOTHING
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

/** All whose name begins so; a family name by itself is whole. */
const byAuthor = (name: string, { truncated }: Term) =>
  quoted(LEXEME.author + name + (truncated || name.includes(' ') ? '' : ' '), '*')

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
