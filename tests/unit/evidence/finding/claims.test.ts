import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords, edited } from '@/lib/evidence/edits'
import { claimsOf } from '@/lib/evidence/finding/claims'
import { bindsBefore, isOtherHalf } from '@/lib/evidence/finding/contrast'
import type { Nulls } from '@/lib/evidence/finding/null-result'
import { readAbstract } from '@/lib/evidence/reading'
import { namesOf } from '@/lib/evidence/short-form'

const NOTHING_NULL = { isPrimary: false, isStudy: false, isMost: false, isSome: false }
const METHODS = 'Adults with hiccups were randomised to quillwort tea or water.'

/** What can be claimed of conclusions where each sentence is as likely as the next to tell the main result. */
function claimed(conclusions: string, nulls: Partial<Nulls> = {}, results = '') {
  const abstract = [
    { label: 'Methods', text: METHODS },
    ...(results ? [{ label: 'Results', text: results }] : []),
    { label: 'Conclusions', text: conclusions },
  ]
  const reading = readAbstract('Quillwort tea for hiccups', abstract)
  const chances = new Map(reading.sentences.slice(1).map((_, at) => [at + 1, { main: 0.6, misleading: 0.05 }]))
  const claims = claimsOf(reading, namesOf(reading), chances, { ...NOTHING_NULL, ...nulls })
  for (const { text, source, edits } of claims) {
    expect(edited(abstract[source.section]?.text.slice(source.start, source.end) ?? '', edits)).toBe(text)
    expect(countWords(text)).toBeLessThanOrEqual(35)
  }
  return claims.map(({ text }) => text)
}

describe('two halves are stated together', () => {
  test.each([
    [
      'Quillwort tea ended hiccups sooner. However, it did not prevent their return.',
      'Quillwort tea ended hiccups sooner; however, it did not prevent their return.',
    ],
    [
      'Quillwort tea ended hiccups sooner. But more adults vomited.',
      'Quillwort tea ended hiccups sooner, but more adults vomited.',
    ],
    [
      'Quillwort tea ended hiccups sooner. Nevertheless, mortality did not differ.',
      'Quillwort tea ended hiccups sooner; nevertheless, mortality did not differ.',
    ],
    [
      'Quillwort tea ended hiccups sooner. In contrast, sleep was worse.',
      'Quillwort tea ended hiccups sooner; in contrast, sleep was worse.',
    ],
    [
      'Quillwort tea ended hiccups sooner. Adverse events, however, were more frequent with the tea.',
      'Quillwort tea ended hiccups sooner; adverse events, however, were more frequent with the tea.',
    ],
    [
      'Quillwort tea ended hiccups sooner. Despite this benefit, sleep was worse.',
      'Quillwort tea ended hiccups sooner; despite this benefit, sleep was worse.',
    ],
  ])('%s', (text, stated) => {
    expect(claimed(text)).toEqual([stated])
  })

  test('or not at all, where they are too long for one sentence or the other half is bounded itself', () => {
    const long = `Quillwort tea ended hiccups sooner${' and sooner'.repeat(10)}.`
    expect(claimed(`${long} However, it did not prevent their return in ${'any of the '.repeat(6)}adults.`)).toEqual([])
    expect(claimed('Tea ended hiccups sooner. However, sleep was worse. However, appetite was better.')).toEqual([])
    expect(claimed('However, quillwort tea did not prevent the return of hiccups.')).toEqual([])
  })

  test('but a call for more research takes nothing back', () => {
    expect(claimed('Quillwort tea ended hiccups sooner. However, further studies are needed.')).toContain(
      'Quillwort tea ended hiccups sooner.',
    )
  })
})

test('what is concluded furthermore is not stated where what it adds to is left out', () => {
  const rest = 'Furthermore, the tea may reduce thirst in adults.'
  const long = `Quillwort tea ended hiccups sooner${' and sooner and sooner'.repeat(9)}.`
  expect(claimed(`${long} ${rest}`)).toEqual([])
  expect(claimed(`Quillwort tea ended hiccups sooner than water. ${rest}`)).toContain(
    'The tea may reduce thirst in adults.',
  )
})

const opening = fc.constantFrom(
  'However, ',
  'But ',
  'Nevertheless, ',
  'Nonetheless, ',
  'Yet ',
  'Despite this, ',
  'Conversely, ',
)
const clause = fc.constantFrom(
  'quillwort tea ended hiccups sooner',
  'mortality did not differ between the groups',
  'adverse events were more frequent with the tea',
  'sleep improved in both groups',
)

test('whatever stands beside it, a sentence that is bound is never stated without its other half', () => {
  const bound = fc.tuple(opening, clause).map(([first, rest]) => `${first}${rest}.`)
  const free = clause.map((rest) => `${rest.charAt(0).toUpperCase()}${rest.slice(1)}.`)
  fc.assert(
    fc.property(fc.array(fc.oneof(bound, free), { minLength: 1, maxLength: 5 }), (sentences) => {
      for (const text of claimed(sentences.join(' '))) {
        sentences.forEach((sentence, at) => {
          const next = sentences[at + 1]
          const words = sentence.slice(0, -1).toLowerCase()
          // The same words may stand elsewhere, free.
          if (sentences.filter((each) => each === sentence).length > 1 || !text.toLowerCase().startsWith(words)) return
          expect(isOtherHalf(sentence)).toBe(false)
          if (bindsBefore(next)) expect(text.toLowerCase()).toContain((next as string).slice(0, -1).toLowerCase())
        })
      }
    }),
    { numRuns: 200 },
  )
})

test('a study whose primary outcome did not differ claims no aside that did', () => {
  const aside = 'Quillwort tea improved sleep in women.'
  expect(claimed(aside)).toEqual([aside])
  expect(claimed(aside, { isPrimary: true })).toEqual([])
  expect(claimed('Quillwort tea did not reduce hiccups but improved sleep.', { isPrimary: true })).toHaveLength(1)
})

describe('a hedged effect of a study in which something did not differ', () => {
  const nulls = { isSome: true, isPrimary: true }

  test('is not told where that was the primary outcome, whatever else was similar', () => {
    const aside = 'Quillwort tea may have advantages over water, and both groups slept similarly.'
    expect(claimed(aside)).toHaveLength(1)
    expect(claimed(aside, nulls)).toEqual([])
  })

  test.each([
    'Quillwort tea may reduce hiccups but only in women without heartburn.',
    'Despite a change in all groups, quillwort tea seems to end hiccups faster in the short term.',
    'Quillwort tea appears to improve sleep in the subgroup of older adults.',
  ])('is not told of a part or a trend: %s', (text) => {
    expect(claimed(text)).toHaveLength(1)
    expect(claimed(text, { isSome: true })).toEqual([])
  })
})

test('an effect alone is not told of a trial where most did not differ, and one beside what did not is', () => {
  const effect = 'Quillwort tea reduced hiccups compared with water.'
  expect(claimed(effect)).toEqual([effect])
  expect(claimed(effect, { isMost: true })).toEqual([])
  const both = 'Quillwort tea reduced hiccups but did not improve sleep.'
  expect(claimed(both, { isMost: true })).toEqual([both])
})

test('a result of some of the people is not told where something did not differ, but a conclusion on the people is', () => {
  const some = 'Among the 812 adults with heartburn, hiccups were rarer with tea than with water.'
  const told = (nulls: Partial<Nulls>) =>
    claimed('Quillwort tea is a drink.', nulls, `${some} Adults liked both.`).filter((text) => text === some)
  expect(told({})).toEqual([some])
  expect(told({ isSome: true })).toEqual([])
  expect(claimed(some, { isSome: true })).toEqual([some])
})

describe('what the conclusions bound', () => {
  const results = 'Hiccups were fewer with quillwort tea than with water.'
  const bound = 'Quillwort tea reduced hiccups. However, it had no clinical benefit.'

  test('is not told from the results without it', () => {
    expect(claimed(bound, {}, results)).toEqual(['Quillwort tea reduced hiccups; however, it had no clinical benefit.'])
    expect(claimed('Quillwort tea reduced hiccups.', {}, results)).toContain(results)
  })

  test('nor where both halves are too long to be stated', () => {
    const long = `Quillwort tea reduced hiccups${' and hiccups'.repeat(16)}. However, adults ${'sometimes '.repeat(10)}vomited.`
    expect(claimed(long, {}, results)).toEqual([])
    expect(claimed(long, {}, 'Hiccups did not differ between low doses of tea and water.')).toEqual([])
  })
})

describe('what says nothing to a reader of one sentence is not claimed', () => {
  test.each([
    'Hiccups ended sooner in group B than in group A.',
    'Hiccups ended sooner in Group II.',
    'The B group had fewer hiccups than the others.',
    'Hiccups ended in 40% and 22% of the groups, respectively.',
    'It ended hiccups sooner than water.',
    'They had fewer hiccups than the others.',
    'This reduced hiccups in adults by a half.',
    'In the 812 adults with heartburn it was rarer with tea than with water.',
    'After a week of tea they were fewer than after water.',
    'Trial NCT01234567 shows that hiccups end sooner with tea.',
    'Further studies of quillwort tea are needed.',
  ])('%s', (text) => {
    expect(claimed(text)).toEqual([])
  })

  test.each([
    'This trial shows no effect of quillwort tea on hiccups.',
    'In adults with heartburn, it is unlikely that quillwort tea ends hiccups.',
    'It is unlikely that quillwort tea ends hiccups.',
    'These results show no effect of quillwort tea on hiccups.',
    'Vitamin B did not end hiccups sooner than water.',
    'The tea group had fewer hiccups than the water group.',
  ])('but this is: %s', (text) => {
    expect(claimed(text)).toHaveLength(1)
  })
})

test('the number of a register in brackets goes, and what it stands with stays', () => {
  expect(claimed('Hiccups ended faster with tea (NCT01234567, registered in 2010).')).toEqual([
    'Hiccups ended faster with tea.',
  ])
})

test('two sentences that say the same, or of which one tells no result, are not put together', () => {
  const twice = 'Quillwort tea reduced hiccups in adults. Hiccups were reduced in adults with quillwort tea.'
  expect(claimed(twice).filter((text) => text.includes(';'))).toEqual([])
  const idle = 'Quillwort tea reduced hiccups in adults. Forty of them were enrolled.'
  expect(claimed(idle).filter((text) => text.includes(';'))).toEqual([])
  const both = 'Quillwort tea reduced hiccups in adults. The appetite of children was not changed.'
  expect(claimed(both)).toContain('Quillwort tea reduced hiccups in adults; the appetite of children was not changed.')
})

test('a result is not put before a likelier conclusion, unless that bounds it', () => {
  const METHODS_AND = `${METHODS} Hiccups were counted by a blinded nurse for a week in all adults.`
  const told = (conclusion: string, main = 0.5) => {
    const reading = readAbstract('Quillwort tea for hiccups', [
      { text: `${METHODS_AND} The appetite of children was not changed. ${conclusion}` },
    ])
    reading.roles = ['methods', 'methods', 'results', 'conclusions']
    const chances = new Map([main, 0.6].map((each, at) => [at + 2, { main: each, misleading: 0.05 }]))
    return claimsOf(reading, namesOf(reading), chances, NOTHING_NULL).map(({ text }) => text)
  }
  expect(told('Quillwort tea reduced hiccups in adults.')).not.toContainEqual(expect.stringContaining(';'))
  expect(told('Quillwort tea reduced hiccups in adults.', 0.7)).toContainEqual(expect.stringContaining(';'))
  expect(told('However, quillwort tea reduced hiccups in adults.')).toEqual([
    'The appetite of children was not changed; however, quillwort tea reduced hiccups in adults.',
  ])
})

test('a name that is spelt out in the second half is written small there', () => {
  const text =
    'Adults were given neural tea assist (NTA). Fever was similar with both. NTA improved the sleep of adults.'
  expect(claimed(text)).toContain('Fever was similar with both; neural tea assist improved the sleep of adults.')
})

test('a value of p that speaks for chance stays with what it is said of', () => {
  const [text] = claimed('Hiccups were fewer with quillwort tea (3 v 5; p = 0.31).')
  expect(text).toContain('p = 0.31')
})
