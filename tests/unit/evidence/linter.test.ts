import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftedSummary } from '@/lib/evidence/drafted-summary'
import { lint, type Warning } from '@/lib/evidence/linter/linter'
import { GOLDEN_ABSTRACTS } from '../../support/golden-abstracts'
import { quickest } from '../../support/quickest'

const SOURCE = {
  title: 'Lunamab for evening headache: a randomised trial',
  abstract: [
    { label: 'METHODS', text: 'We randomised 1,204 adults to lunamab 5 mg or placebo.' },
    {
      label: 'RESULTS',
      text: 'Headache days fell by 2.5 per month; lunamab reduced pain (RR 0.80, 95% CI 0.70-0.92).',
    },
    { label: 'CONCLUSIONS', text: 'Lunamab may reduce evening headache.' },
  ],
}
const told = (warnings: Warning[]) => warnings.map(({ kind, words }) => `${kind} ${words}`.trim())
const tldr = (text: string) => told(lint({ tldr: text, paragraph: '' }, SOURCE).tldr)

describe('the linter says nothing', () => {
  it('of a text that keeps to the abstract, and of none', () => {
    expect(tldr('In 1204 adults, lunamab 5 mg reduced headache days by 2.5 per month compared with placebo.')).toEqual(
      [],
    )
    expect(lint({ tldr: '', paragraph: '' }, SOURCE)).toEqual({ tldr: [], paragraph: [] })
  })

  it('but that it is long, of a text that no abstract stands beside', () => {
    const text = { tldr: `Lunamab 5 mg ${'and so on '.repeat(12)}`, paragraph: 'Lunamab cured 12 of 40.' }
    const { tldr, paragraph } = lint(text, { title: 'Lunamab', abstract: [] })
    expect([told(tldr), told(paragraph)]).toEqual([['long'], []])
  })

  it('of what the portal drafts by itself', () => {
    for (const { name, golden } of GOLDEN_ABSTRACTS) {
      const source = { title: golden.title, abstract: golden.sections }
      const { tldr, paragraph } = draftedSummary(source)
      expect(lint({ tldr: tldr ?? '', paragraph: paragraph ?? '' }, source), name).toEqual({
        tldr: [],
        paragraph: [],
      })
    }
  })
})

describe('the linter warns', () => {
  it('of a number that the abstract does not have, a tenfold dose too', () => {
    expect(tldr('Lunamab 50 mg reduced headache.')).toEqual(['number 50'])
    expect(tldr('Headache fell in 12,040 adults.')).toEqual(['number 12,040'])
  })

  it('of a number under another unit', () => {
    expect(tldr('Lunamab 5 g may reduce headache.')).toEqual(['unit 5 g'])
  })

  it('of a drug that the abstract does not name, as it was typed', () => {
    expect(tldr('Solimab may reduce headache.')).toEqual(['name Solimab'])
  })

  it('of the direction that the abstract does not take', () => {
    expect(tldr('Lunamab may increase headache.')).toEqual(['direction increase'])
  })

  it('of no direction by a word that the abstract has of something else', () => {
    const abstract = [{ text: 'Lunamab reduced evening headache in adults.' }]
    const said = (tldr: string) => told(lint({ tldr, paragraph: '' }, { title: '', abstract }).tldr)
    expect(said('Better sleep was seen by many more adults.')).toEqual([])
    expect(said('More headache was seen.')).toEqual(['direction More'])
  })

  it('of a number that the abstract spells out, and of a unit that it joins otherwise, nothing', () => {
    const abstract = [{ text: 'Twenty-eight adults took lunamab in a twelve-week trial; they lost 2.1 (SD 0.3) kg.' }]
    const said = (paragraph: string) => told(lint({ tldr: '', paragraph }, { title: '', abstract }).paragraph)
    expect(said('In 28 adults who took lunamab 2.1 kg were lost within 12 weeks.')).toEqual([])
    expect(said('In 29 adults who took lunamab 2.1 mg were lost.')).toEqual(['number 29', 'unit 2.1 mg'])
  })

  it('of people, where the abstract only speaks of animals', () => {
    const abstract = [{ text: 'Lunamab shortened evening headache in mice.' }]
    const said = (tldr: string) => told(lint({ tldr, paragraph: '' }, { title: '', abstract }).tldr)
    expect(said('Lunamab shortened headache in patients.')).toEqual(['population patients'])
    expect(said('Lunamab shortened headache in mice.')).toEqual([])
  })

  it('of a direction that the abstract takes elsewhere, but not where it says this', () => {
    const abstract = [
      { text: 'Lunamab reduced evening headache in adults. Sleep was longer, and nausea increased with lunamab.' },
    ]
    const said = (paragraph: string) => told(lint({ tldr: '', paragraph }, { title: '', abstract }).paragraph)
    expect(said('Lunamab increased evening headache. Nausea increased.')).toEqual(['direction increased'])
    expect(said('Lunamab reduced evening headache. It increased nausea.')).toEqual([])
  })

  it('of a “not” that is lost', () => {
    const abstract = [{ text: 'Lunamab did not shorten the evening headache of adults. Pain was no primary outcome.' }]
    const lost = lint({ tldr: 'Lunamab shortened evening headache in adults.', paragraph: '' }, { title: '', abstract })
    expect(told(lost.tldr)).toEqual(['direction not'])
    const kept = lint({ tldr: 'Lunamab did not shorten evening headache.', paragraph: '' }, { title: '', abstract })
    expect(kept.tldr).toEqual([])
  })

  it('of a certainty that nobody claimed', () => {
    expect(tldr('Lunamab cures headache, which proves its worth.')).toEqual(['certainty cures', 'certainty proves'])
  })

  it('of no certainty that the text itself denies', () => {
    expect(tldr('It is not proven that lunamab reduces headache.')).toEqual([])
  })

  it('of more than 35 words, in the TL;DR alone', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'headache').join(' ')
    expect(tldr(words(35))).toEqual([])
    expect(tldr(words(36))).toEqual(['long'])
    expect(lint({ tldr: '', paragraph: words(36) }, SOURCE).paragraph).toEqual([])
  })

  it('in a sentence that has the words', () => {
    const [warning] = lint({ tldr: '', paragraph: 'It lasted 9 weeks.' }, SOURCE).paragraph
    expect(warning).toEqual({ kind: 'number', words: '9', message: expect.stringContaining('9') })
    const [turned] = lint({ tldr: 'Lunamab reduces evening headache.', paragraph: '' }, SOURCE).tldr
    expect(turned?.message).toBe(
      'The sentence of the abstract that comes closest says “may”, this one claims it for certain.',
    )
  })
})

it('never throws and never takes long, whatever it is given', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, text, (tldr, paragraph, abstract) => {
      lint({ tldr, paragraph }, { title: tldr, abstract: [{ text: abstract }] })
    }),
  )
  const long = ['9', ' ', '1,', '5 mg/', 'a-', '( '.repeat(9), 'Pain (P) fell more than 2 3. '].map((part) =>
    part.repeat(9_000),
  )
  for (const [n, paragraph] of long.entries()) {
    const abstract = [{ text: long.at(n - 1) as string }]
    const taken = quickest(() => lint({ tldr: paragraph, paragraph }, { title: paragraph, abstract }))
    expect(taken, paragraph.slice(0, 9)).toBeLessThan(500)
  }
})
