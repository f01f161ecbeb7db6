import { qualifierNamed } from '@/lib/mesh/qualifiers'
import { TAG_LIST, TAGS } from './field-tags'
import { languageCode } from './language-name'
import { readPublicationDates } from './publication-dates'
import { IN_TEXT, MAX_PMIDS, MAX_TERMS, type Place, type QuestionNode, type SearchField, type Term } from './question'
import { anyOf } from './question-nodes'
import type { Problems } from './question-problems'
import type { Token } from './question-tokens'
import { isDoi, letters, MIN_STEM, readPhrase } from './typed-term'
import { alternativesCount, MAX_ALTERNATIVES, MAX_WILDCARDS, wildcardsIn } from './wildcards'

type Word = Extract<Token, { kind: 'word' }>
/** Words without anything between them but colons and dashes. */
export type Run = Extract<Token, { kind: 'word' | 'joint' }>[]

type Typed = { text: string; star: boolean; phrase: boolean }

/** Makes the terms of one question, and no more of them than the bound. */
export class TermReader {
  private made = 0
  private pmidsMade = 0
  private alternatives = 0

  constructor(
    private readonly text: string,
    private readonly problems: Problems,
    private readonly mostTerms = MAX_TERMS,
  ) {}

  /** The words of a run with the tag that is theirs: each a term in text, one term where a value is a whole. */
  run(run: Run, field: SearchField | null, end: number): QuestionNode[] {
    const words = run.filter((token) => token.kind === 'word').filter((word) => !this.asksForAbstract(word))
    const [first] = words
    if (!first) return []
    if (field === 'pmid') return this.pmids(words, end)
    // Of several, the one before its tag; those before it are words.
    if (field === 'language' && words.length > 1)
      return [
        ...this.run(words.slice(0, -1), null, (words.at(-2) as Word).end),
        ...this.run(words.slice(-1), field, end),
      ]
    if (field && !IN_TEXT.has(field)) return kept([this.whole(words, field, end)])
    return kept(
      words.map((word) => {
        const place = words.length === 1 ? { start: word.start, end } : word
        return this.term({ ...word, phrase: false }, field ?? 'any', place)
      }),
    )
  }

  phrase(phrase: { text: string; star: boolean }, field: SearchField, place: Place): QuestionNode | null {
    if (!phrase.text) return null
    if (field === 'pmid') return this.pmid({ ...phrase, phrase: true }, place)
    return this.term({ ...phrase, phrase: true }, field, place)
  }

  dates(text: string, place: Place): QuestionNode | null {
    const dates = readPublicationDates(text)
    if (!dates) {
      const reason = `“${text}” is no date and is left out. Dates look like 2019[dp], 2019/03[dp] or 2015:2019[dp].`
      this.problems.say(place, reason)
      return null
    }
    if (dates.fault) this.problems.say(place, dates.fault)
    return this.fits(place) ? { kind: 'dates', from: dates.from, to: dates.to, ...span(place) } : null
  }

  checkTag({ name, field, rest, wider, start, end }: Extract<Token, { kind: 'tag' }>): void {
    if (field === 'left-out') {
      this.problems.say({ start, end }, `What ${name} asks for is not known in this library, so it is left out.`)
    } else if (wider) {
      this.problems.say({ start, end }, `${name}: ${wider}.`)
    } else if (!field) {
      const reason = `There is no tag ${name}, so all fields are searched. The tags are ${TAG_LIST}.`
      this.problems.say({ start, end }, reason)
    } else if (rest) {
      const reason = `“${rest}” in ${name} is not known here and is left out; [${TAGS[field]}] is searched as usual.`
      this.problems.say({ start, end }, reason)
    }
  }

  /** PubMed's "hasabstract": of an abstract that is not there nothing here can be known. */
  private asksForAbstract(word: Word): boolean {
    if (word.text.toLowerCase() !== 'hasabstract') return false
    this.problems.say(word, 'Whether there is an abstract is not asked here, so “hasabstract” is left out.')
    return true
  }

  private whole(words: Word[], field: SearchField, end: number): QuestionNode | null {
    const [first, ...rest] = words as [Word, ...Word[]]
    const place = { start: first.start, end }
    if (rest.length === 0) return this.term({ ...first, phrase: false }, field, place)
    const read = readPhrase(words.map((word, index) => this.gapBefore(words, index) + this.slice(word)).join(''))
    return read && this.term({ text: read.text, star: read.star, phrase: true }, field, place)
  }

  /** What stands between two words of one value, such as a comma, without the odd quotes that were left out. */
  private gapBefore(words: Word[], index: number): string {
    const before = words[index - 1]
    const gap = before ? { start: before.end, end: (words[index] as Word).start } : { start: 0, end: 0 }
    return this.slice(gap).replace(/["“”„‟«»＂()[\]]/g, ' ')
  }

  private slice({ start, end }: Place): string {
    return this.text.slice(start, end)
  }

  /** Numbers are alternatives: no study has two. */
  private pmids(words: Word[], end: number): QuestionNode[] {
    const places = words.map((word) => (words.length === 1 ? { start: word.start, end } : word))
    const read = kept(words.map((word, index) => this.pmid({ ...word, phrase: false }, places[index] as Place)))
    const numbers = anyOf(read.filter((node) => node.kind === 'term' && node.field === 'pmid'))
    return kept([...read.filter((node) => node.kind === 'term' && node.field !== 'pmid'), numbers])
  }

  private pmid(typed: Typed, place: Place): QuestionNode | null {
    if (/^[0-9]{1,9}$/.test(typed.text) && !typed.star) return this.term(typed, 'pmid', place)
    const reason = `A PMID is a number of up to nine digits; “${typed.text}” is searched in all fields.`
    this.problems.say(place, reason)
    return this.term(typed, 'any', place)
  }

  private term({ text, star, phrase }: Typed, asked: SearchField, place: Place): Term | null {
    if (!(asked === 'pmid' ? this.pmidFits(place) : this.fits(place))) return null
    if (asked === 'language') return this.language(text, place)
    if (asked === 'qualifier') return this.qualifier(text, place)
    // Nothing but a DOI looks like one, and it stands in no text.
    const field = asked === 'any' && !phrase && isDoi(text) ? 'doi' : asked
    if (!phrase && IN_TEXT.has(field) && !this.standsForFew(text, place)) return null
    const stem = IN_TEXT.has(field) ? (text.split(' ').at(-1) as string) : text
    const truncated = star && letters(stem) >= MIN_STEM
    if (star && !truncated) {
      this.problems.say(
        place,
        `A star needs at least ${MIN_STEM} letters before it; “${text}” is searched as it stands.`,
      )
    }
    return { kind: 'term', text, field, phrase, truncated, ...span(place) }
  }

  private qualifier(text: string, place: Place): Term | null {
    const name = qualifierNamed(text)
    if (name) return { kind: 'term', text: name, field: 'qualifier', phrase: true, truncated: false, ...span(place) }
    this.problems.say(place, `There is no subheading “${text}”; it is left out.`)
    return null
  }

  private language(text: string, place: Place): Term | null {
    const code = languageCode(text)
    if (code) return { kind: 'term', text: code, field: 'language', phrase: false, truncated: false, ...span(place) }
    this.problems.say(place, `No language is called “${text}”; it is left out.`)
    return null
  }

  /** A pattern that stands for too many words is left out. */
  private standsForFew(text: string, place: Place): boolean {
    const few = wildcardsIn(text) <= MAX_WILDCARDS
    const alternatives = few ? alternativesCount(text) : Number.POSITIVE_INFINITY
    const fits = alternatives === 1 || this.alternatives + alternatives <= MAX_ALTERNATIVES
    if (fits && alternatives > 1) this.alternatives += alternatives
    if (!fits) this.problems.say(place, `“${text}” stands for too many words; it is left out.`)
    return fits
  }

  private pmidFits(place: Place): boolean {
    if (this.pmidsMade++ < MAX_PMIDS) return true
    this.problems.say(place, `A query holds at most ${MAX_PMIDS} PMIDs; from here on they are left out.`)
    return false
  }

  private fits(place: Place): boolean {
    if (this.made++ < this.mostTerms) return true
    this.problems.say(place, `A query holds at most ${this.mostTerms} terms; from here on they are left out.`)
    return false
  }
}

const kept = (nodes: (QuestionNode | null)[]): QuestionNode[] => nodes.filter((node) => node !== null)
const span = ({ start, end }: Place): Place => ({ start, end })
