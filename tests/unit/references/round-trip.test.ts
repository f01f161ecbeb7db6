import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CITATION_FORMATS } from '@/lib/citation/citation-format'
import { type CslItem, type CslName, cslOf, type StudyForCitation } from '@/lib/citation/csl'
import { formatCitations } from '@/lib/citation/format'
import type { ParsedReference } from '@/lib/references/parsed-reference'
import { author, citable } from '../../support/citable'
import { entriesIn } from '../../support/read-reference-text'

const word = fc.stringMatching(/^[A-Za-zÀ-öø-ÿα-ω0-9&%$#_^~{}\\.()=+'"]{1,9}$/)
const plainWord = fc.stringMatching(/^[A-Z][a-zà-öø-ÿ]{1,8}$/)
/** Signs that TeX reads as others are no part of what is promised: "''" is a quotation mark there. */
const words = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '))
  .filter((text) => !/''|``|--|&(?:amp|lt|gt|quot|#39);|\$[^$]*\$|\.$/.test(text))

const person = fc.record({ family: plainWord, given: plainWord, suffix: fc.constantFrom(null, 'Jr', 'III') })
const names = fc.array(
  fc.oneof(
    person.map(({ family, given, suffix }) => author(family, given, { suffix })),
    plainWord.map((name) => author('', null, { collective: `${name} Study Group` })),
  ),
  { maxLength: 4 },
)
const published = fc.oneof(
  fc.record({ year: fc.integer({ min: 1900, max: 2030 }) }),
  fc.record({ year: fc.integer({ min: 1900, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) }),
  fc.constant({ year: 1998, month: 12, text: '1998 Dec-1999 Jan' }),
)
const digits = fc.stringMatching(/^[1-9]\d{0,3}$/)

const study: fc.Arbitrary<StudyForCitation> = fc
  .record({
    title: words,
    authors: names,
    authorsComplete: fc.constant(true),
    journal: words,
    published: fc.option(published),
    volume: fc.option(digits),
    issue: fc.option(digits),
    pages: fc.option(fc.tuple(fc.nat(500), fc.nat(40)).map(([first, more]) => `${first + 1}-${first + more + 2}`)),
    doi: fc.option(fc.stringMatching(/^10\.\d{4,6}\/[a-zA-Z0-9]{1,8}[._(]?[a-z0-9]{1,4}$/)),
    pmid: fc.option(fc.integer({ min: 1, max: 40_000_000 })),
    pmcid: fc.option(digits.map((number) => `PMC${number}`)),
    issn: fc.option(fc.stringMatching(/^\d{4}-\d{3}[\dX]$/)),
    languages: fc.constantFrom<string[]>(['eng'], ['ger'], []),
    abstract: words.map((text) => [{ text: `A ${text}` }]),
    keywords: fc.uniqueArray(plainWord, { maxLength: 3 }),
  })
  .map((known) => citable(known))

/** What a file said, as CSL again. */
function cslFrom(reference: ParsedReference): Partial<CslItem> {
  const item = cslOf(
    citable({
      pmid: reference.pmid ?? null,
      pmcid: reference.pmcid ?? null,
      doi: reference.doi ?? null,
      title: reference.title ?? '',
      authors: reference.authors.map(({ family, given, initials, suffix, collective }) => ({
        family: family ?? null,
        given: given ?? null,
        initials: initials ?? null,
        suffix: suffix ?? null,
        collective: collective ?? null,
      })),
      authorsComplete: reference.authorsComplete ?? true,
      journal: reference.journal ?? null,
      journalAbbreviation: reference.journalAbbreviation ?? null,
      issn: reference.issn ?? null,
      published: reference.published ?? null,
      volume: reference.volume ?? null,
      issue: reference.issue ?? null,
      pages: reference.pages ?? null,
      languages: reference.language ? [reference.language] : [],
      abstract: reference.abstract ? [{ text: reference.abstract }] : [],
      keywords: reference.keywords,
    }),
  )
  return withoutIds(item)
}

const withoutIds = ({ id: _id, author: names, ...item }: CslItem): Partial<CslItem> => ({
  ...item,
  ...(names && { author: names.map((name): CslName => ({ ...name })) }),
})

test.each(CITATION_FORMATS)('what is written as %s is read with the same fields', (format) => {
  fc.assert(
    fc.property(fc.array(study, { minLength: 1, maxLength: 3 }), (studies) => {
      const entries = entriesIn(formatCitations(studies, format))
      const read = entries.map((entry) => (entry.kind === 'reference' ? cslFrom(entry.reference) : entry))
      expect(read).toEqual(studies.map((each) => withoutIds(cslOf(each))))
      expect(entries.flatMap((entry) => (entry.kind === 'reference' ? entry.problems : [entry]))).toEqual([])
    }),
    { numRuns: 100 },
  )
})
