import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { foldText } from '@/lib/search/fold-text'
import { quoted } from '@/lib/search/lexemes'
import { IN_TEXT, type Term } from '@/lib/search/question'
import { alternativesOf } from '@/lib/search/wildcards'
import { type Stems, stemsOf } from './stems'
import { any } from './tsquery'

/** Stands for the last word of a phrase where only its beginning is known; no stem of a word, and its own stem. */
const LAST = 'zzqzz'

/** What asks for the words of a query's terms: their stems, all words that begin as they do, all that a pattern stands for. */
export class TermWords {
  constructor(
    readonly stems: ReadonlyMap<string, Stems>,
    private readonly endings: ReadonlyMap<string, string[]>,
  ) {}

  /** The tsquery of a term of text; `asNames`: also as names and journals have its words, which are not stemmed. */
  query(term: Term, asNames: boolean): string {
    return any(alternativesOf(term.text).map((text) => this.queryOf(text, term.truncated, asNames)))
  }

  private queryOf(text: string, truncated: boolean, asNames: boolean): string {
    if (truncated) return this.beginning(text)
    const { english = '', simple = '' } = this.stems.get(text) ?? {}
    return asNames ? any([english, simple]) : english
  }

  /** All words that begin so: of several, the last one. */
  private beginning(text: string): string {
    const { head, last } = parted(text)
    const ending = any([quoted(last, '*'), ...(this.endings.get(last) ?? []).map((lexeme) => quoted(lexeme))])
    if (!head) return ending
    return (this.stems.get(before(head))?.english ?? '').replace(quoted(LAST), `(${ending})`)
  }
}

export async function termWords(tx: Transaction, terms: Term[]): Promise<TermWords> {
  const texts = terms.flatMap((term) => {
    if (!IN_TEXT.has(term.field)) return []
    const alternatives = alternativesOf(term.text)
    if (!term.truncated) return alternatives
    return alternatives.flatMap((text) => (parted(text).head ? [before(parted(text).head)] : []))
  })
  const beginnings = terms.flatMap((term) =>
    term.truncated && IN_TEXT.has(term.field) ? alternativesOf(term.text).map((text) => parted(text).last) : [],
  )
  return new TermWords(await stemsOf(tx, texts), await endingsOf(tx, beginnings))
}

const before = (head: string) => `${head} ${LAST}`

function parted(text: string): { head: string; last: string } {
  const words = foldText(text.toLowerCase())
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return { head: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' }
}

/** Endings that stemming takes away together with letters before them. */
const SUFFIXES = [
  '',
  ...'e s es ed er ing on ons ion ions or y ies al ally an c cal d se sed sing sation ze zed zing zation'.split(' '),
]
const MORE_SUFFIXES = 'ty ve ly ness ment ation ations ity ous ive able'.split(' ')

/**
 * Documents have stems, not words: "randomized" is there as "random", which does not begin as "randomi*" does. What
 * words that begin so may be stemmed to, where that is shorter than what is typed.
 */
async function endingsOf(tx: Transaction, beginnings: string[]): Promise<Map<string, string[]>> {
  const asked = [...new Set(beginnings)].filter((beginning) => /^[a-z]+$/.test(beginning))
  if (asked.length === 0) return new Map()
  const rows = await tx.execute<{ beginning: string; lexemes: string[] }>(sql`
    select asked.beginning, array_agg(distinct stem.lexeme) as lexemes
    from unnest(${sql.param(asked)}::text[]) as asked (beginning)
    cross join unnest(${sql.param([...SUFFIXES, ...MORE_SUFFIXES])}::text[]) as suffix
    cross join lateral unnest(ts_lexize('english_stem', asked.beginning || suffix)) as stem (lexeme)
    where not starts_with(stem.lexeme, asked.beginning) and length(stem.lexeme) > 2
    group by asked.beginning`)
  return new Map(rows.map(({ beginning, lexemes }) => [beginning, lexemes]))
}
