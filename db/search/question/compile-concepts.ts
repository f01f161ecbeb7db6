import type { Transaction } from '@/db/connection/pool'
import type { KnownName } from '@/lib/search/concepts'
import { type Cue, SAYS_NOTHING } from '@/lib/search/framing/frame-words'
import type { QuestionKind } from '@/lib/search/framing/question-kind'
import { greekForms } from '@/lib/search/greek-forms'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { rarity } from '@/lib/search/rarity'
import { spellings } from '@/lib/search/spelling'
import { spokenName } from '@/lib/search/spoken-name'
import type { Part, ScoredLexeme } from './compiled-question'
import { byPairs } from './phrase-pairs'
import { type ReadConcept, readConcepts } from './read-concepts'
import type { Statistics } from './statistics'
import { type Stems, stemsOf } from './stems'
import { all, any } from './tsquery'

/**
 * Reads bare words as concepts. Each one asks for the reader's words, all of them, or for the heading they name or one
 * below it, or for another wording of it; words that name nothing ask for themselves. Words that only ask are parts
 * that are not required; `absent` are words for what is not to be there. `dropped`: keys of additions that the reader does not want, or 'all'.
 */
export async function compileConcepts(
  tx: Transaction,
  words: string[],
  statistics: Statistics,
  dropped: readonly string[],
): Promise<{ parts: Part[]; kind: QuestionKind | null; absent: WordRange[] }> {
  const { concepts, kind } = await readConcepts(tx, words)
  const stems = await stemsOf(
    tx,
    concepts.flatMap(({ own, asked, wordings }) => [
      ...own.flatMap(formsOf),
      ...asked.flatMap(({ word, forms }) => [...formsOf(word), ...forms]),
      ...wordings.map(({ term }) => spokenName(term)),
    ]),
  )
  const phrases = concepts.flatMap(({ wordings, asked }) =>
    [...wordings.map(({ term }) => spokenName(term)), ...asked.flatMap(({ word, forms }) => [word, ...forms])].map(
      (text) => stems.get(text)?.english ?? '',
    ),
  )
  const compiler = new ConceptCompiler(statistics, dropped, stems, await byPairs(tx, phrases))
  return { parts: concepts.flatMap((concept) => compiler.part(concept) ?? []), kind, absent: absentIn(concepts) }
}

/** Words `[start, end)`, counted from the first. */
type WordRange = { start: number; end: number }

/** "Without" and what it leaves out. */
function absentIn(concepts: readonly ReadConcept[]): WordRange[] {
  const ranges: WordRange[] = []
  let start = 0
  for (const { own, cue } of concepts) {
    const end = start + own.length
    const last = ranges.at(-1)
    if (cue === 'without' && last?.end === start) last.end = end
    else if (cue === 'without') ranges.push({ start, end })
    start = end
  }
  return ranges.filter((range) => range.end > range.start + 1)
}

class ConceptCompiler {
  constructor(
    private readonly statistics: Statistics,
    private readonly dropped: readonly string[],
    private readonly stems: ReadonlyMap<string, Stems>,
    private readonly paired: ReadonlyMap<string, string>,
  ) {}

  /** Null for stop words alone. */
  part({ own, asked, known, headings, wordings, cue, role }: ReadConcept): Part | null {
    const queries = asked.map((each) => this.word(each)).filter(Boolean)
    if (queries.length === 0) return null
    // A word of the ward is known as what it means.
    const meant = known ?? headings[0] ?? null
    const part: Part = {
      words: own.join(' '),
      query: '',
      own: saysNothing(cue) ? [] : this.ownLexemes(own),
      added: [],
      concept: known?.name ?? null,
      known: meant && { id: meant.id, trees: meant.trees },
      additions: [],
      required: cue === null,
      role,
    }
    if (cue !== null) return part
    for (const heading of headings) if (this.isIndexed(heading)) this.addHeading(part, heading)
    for (const { term, key } of wordings) this.addWording(part, spokenName(term), key)
    part.query = any([all(queries), ...part.added.map(({ query }) => query)])
    // With a hyphen or without it is the same word: nothing that a reader would drop.
    const [only, ...more] = asked
    if (only && more.length === 0) for (const form of only.forms) part.added.push(this.added(this.stems.get(form)))
    return part
  }

  private addHeading(part: Part, { id, name, studies }: KnownName): void {
    const addition = { key: id, text: name, kind: 'heading' as const, dropped: this.isDropped(id) }
    const lexeme = LEXEME.heading + id
    part.additions.push(addition)
    const idf = rarity(this.statistics.studies, studies ?? 0)
    if (!addition.dropped) part.added.push({ query: quoted(lexeme), lexemes: [{ lexeme, idf }] })
  }

  private addWording(part: Part, text: string, key: string): void {
    const found = this.stems.get(text)
    if (!found?.english || this.isUnheardOf(found)) return
    const addition = { key, text, kind: 'wording' as const, dropped: this.isDropped(key) }
    part.additions.push(addition)
    if (!addition.dropped) part.added.push(this.added(found))
  }

  private added(found: Stems | undefined) {
    return { query: this.phrase(found), lexemes: scored(found, this.statistics) }
  }

  private phrase(found: Stems | undefined): string {
    const phrase = this.paired.get(found?.english ?? '') ?? found?.english ?? ''
    // "Resection of prostate" is written "resection of the prostate" as well.
    return phrase.includes(' <2> ') ? any([phrase, phrase.replaceAll(' <2> ', ' <3> ')]) : phrase
  }

  /** What asks for a word, as English stems it or as a name stands, in its forms with a hyphen and without; '' for a stop word. */
  private word({ word, forms }: ReadConcept['asked'][number]): string {
    const [typed, ...others] = formsOf(word).map((spelling) => this.stems.get(spelling))
    if (!typed?.english) return ''
    const known = others.filter((other) => other && !this.isUnheardOf(other))
    const written = [...known, ...forms.map((form) => this.stems.get(form))]
    return any([this.phrase(typed), typed.simple, ...written.map((other) => this.phrase(other))])
  }

  /** Two spellings may have one stem, and a word may be typed twice. */
  private ownLexemes(own: string[]): ScoredLexeme[] {
    const lexemes = own.flatMap((word) =>
      formsOf(word).flatMap((each) => scored(this.stems.get(each), this.statistics)),
    )
    return [...new Map(lexemes.map((each) => [each.lexeme, each])).values()]
  }

  private isDropped(key: string): boolean {
    return this.dropped.includes('all') || this.dropped.includes(key)
  }

  private isIndexed({ heading, studies }: KnownName): boolean {
    return heading && (studies !== null || this.statistics.studies === 0)
  }

  /** Has a word that no study has: nothing can be found by it. */
  private isUnheardOf({ lexemes }: Stems): boolean {
    return this.statistics.studies > 0 && lexemes.some((each) => each.studies === 0)
  }
}

/** A word as it was typed, and as others write it. */
const formsOf = (word: string): string[] => [...new Set([...spellings(word), ...greekForms(word)])]

const saysNothing = (cue: Cue | null) => cue !== null && SAYS_NOTHING.has(cue)

export const scored = (stems: Stems | undefined, { studies }: Statistics): ScoredLexeme[] =>
  (stems?.lexemes ?? []).map((each) => ({ lexeme: each.lexeme, idf: rarity(studies, each.studies) }))
