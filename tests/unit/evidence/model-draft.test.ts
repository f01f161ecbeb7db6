import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeModelDraft, type ModelVerdict } from '@/lib/evidence/model-draft'

const study = {
  title: 'Lunar cheese and the sleep of nurses: a randomised trial',
  abstract: [
    { label: 'BACKGROUND', text: 'Sleep after night work is often short. We asked whether lunar cheese lengthens it.' },
    {
      label: 'METHODS',
      text: 'We randomly assigned 120 nurses to lunar cheese 5 mg daily or placebo for eight weeks.',
    },
    {
      label: 'RESULTS',
      text: 'Lunar cheese 5 mg lengthened sleep by 40 minutes compared with placebo (p = 0.003). Sleep was shortened by noise. Headache did not differ between groups.',
    },
    {
      label: 'CONCLUSIONS',
      text: 'Lunar cheese may lengthen the sleep of nurses after night work. Further trials are needed.',
    },
  ],
}
const GOOD = {
  tldr: 'Lunar cheese might lengthen the sleep of nurses after night work.',
  paragraph: [
    'This study asked whether lunar cheese lengthens sleep.',
    'Researchers randomly assigned 120 nurses to lunar cheese 5 mg daily or placebo for eight weeks.',
    'Lunar cheese 5 mg lengthened sleep by 40 minutes compared with placebo (p = 0.003).',
  ],
}
const judged = (change: { tldr?: unknown; paragraph?: unknown } = {}): ModelVerdict =>
  judgeModelDraft(JSON.stringify({ ...GOOD, ...change }), study)
const refusal = (verdict: ModelVerdict) => ('refused' in verdict ? [verdict.refused, verdict.words] : ['kept'])
const withThird = (text: string) => judged({ paragraph: [...GOOD.paragraph.slice(0, 2), text] })

describe('a draft by a language model', () => {
  it('is kept with the sentence of the abstract that each of its sentences rests on', () => {
    const verdict = judged()
    expect(refusal(verdict)).toEqual(['kept'])
    if (!('kept' in verdict)) return
    const words = ({ section, start, end }: { section: number; start: number; end: number }) =>
      study.abstract[section]?.text.slice(start, end)
    expect(words(verdict.kept.source)).toBe('Lunar cheese may lengthen the sleep of nurses after night work.')
    expect(verdict.kept.sentences.map(({ source }) => words(source))).toEqual([
      'We asked whether lunar cheese lengthens it.',
      'We randomly assigned 120 nurses to lunar cheese 5 mg daily or placebo for eight weeks.',
      'Lunar cheese 5 mg lengthened sleep by 40 minutes compared with placebo (p = 0.003).',
    ])
  })

  it('may stand in a fence, and after thoughts', () => {
    const text = `<think>\nHm.\n</think>\n\n\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``
    expect(refusal(judgeModelDraft(text, study))).toEqual(['kept'])
  })

  it.each([
    ['words around the JSON', `Here it is: ${JSON.stringify(GOOD)}`],
    ['half of an answer', JSON.stringify(GOOD).slice(0, 150)],
    ['no paragraph', JSON.stringify({ tldr: GOOD.tldr })],
    ['a key that nobody asked for', JSON.stringify({ ...GOOD, note: 'x' })],
    ['two sentences of paragraph', JSON.stringify({ ...GOOD, paragraph: GOOD.paragraph.slice(0, 2) })],
    ['six', JSON.stringify({ ...GOOD, paragraph: [...GOOD.paragraph, 'A.', 'B.', 'C.'] })],
    ['a sentence twice', JSON.stringify({ ...GOOD, paragraph: Array(3).fill(GOOD.paragraph[0]) })],
    ['two sentences in one', JSON.stringify({ ...GOOD, tldr: 'Lunar cheese may lengthen sleep. Nurses slept.' })],
    ['a megabyte', JSON.stringify({ ...GOOD, tldr: 'sleep '.repeat(200_000) })],
    ['nothing', ''],
  ])('is not as asked with %s', (_, text) => {
    expect(refusal(judgeModelDraft(text, study))[0]).toBe('not as asked')
  })

  it.each([
    '<b>Lunar cheese</b> may lengthen the sleep of nurses.',
    '**Lunar cheese** may lengthen the sleep of nurses.',
    'Lunar cheese may lengthen the sleep of nurses, see https://example.org/.',
    'Lunar cheese may lengthen the sleep of nurses [more](x).',
    'Lunar cheese may lengthen the sleep of nurses at www.example.',
    'Lunar cheese may lengthen the &lt;sleep&gt; of nurses.',
    'Lunar cheese may lengthen the sleep\u202e of nurses.',
    'Lunar cheese may lengthen the sleep\u0007 of nurses.',
    'Lunar cheese may lengthen\nthe sleep of nurses.',
  ])('is not kept with markup or what is not seen: %j', (tldr) => {
    expect(refusal(judged({ tldr }))[0]).toBe('markup')
  })

  it('has at most 35 words in its first sentence', () => {
    const tldr = (nurses: number) => `Lunar cheese may lengthen the sleep of ${'nurses and '.repeat(nurses)}nurses.`
    expect(refusal(judged({ tldr: tldr(14) }))).toEqual(['too long', '36 words'])
    expect(refusal(judged({ tldr: tldr(13) }))).toEqual(['kept'])
  })

  it('speaks of this document', () => {
    const tldr = 'Martian bread prevented itching in children with imaginary rashes.'
    expect(refusal(judged({ tldr }))[0]).toBe('another document')
    expect(refusal(withThird(tldr))[0]).toBe('another document')
  })

  it.each([
    ['a tenfold dose', 'Lunar cheese 50 mg lengthened sleep by 40 minutes compared with placebo.', '50, 50 mg'],
    ['another unit', 'Lunar cheese 5 g lengthened sleep by 40 minutes compared with placebo.', '5 g'],
    [
      'the dose of another sentence',
      'Lunar cheese 120 mg lengthened sleep by 40 minutes compared with placebo.',
      '120 mg',
    ],
    [
      'a number of another sentence',
      'Lunar cheese lengthened sleep by 40 minutes compared with placebo in 120.',
      '120',
    ],
    ['another direction', 'Lunar cheese proved to lengthen the sleep of nurses.', 'proved'],
    ['a medicine', 'Lunar cheese with metformin lengthened sleep by 40 minutes compared with placebo.', 'metformin'],
    ['other people', 'Lunar cheese lengthened the sleep of pregnant nurses compared with placebo.', 'pregnant'],
  ])('claims nothing beyond the abstract: %s', (_, text, words) => {
    expect(refusal(withThird(text))).toEqual(['beyond the abstract', words])
  })

  it.each([
    ['a lost hedge', 'Lunar cheese lengthens the sleep of nurses after night work.', 'may'],
    ['a negation that was not there', 'Lunar cheese may not lengthen the sleep of nurses after night work.', 'not'],
  ])('moves no bound of its sentence: %s', (_, tldr, words) => {
    expect(refusal(judged({ tldr }))).toEqual(['lost bounds', words])
  })

  it.each([
    ['a direction', 'Lunar cheese 5 mg shortened sleep by 40 minutes compared with placebo.', 'shortened'],
    ['a comparison', 'Placebo lengthened sleep by 40 minutes compared with lunar cheese.', 'the comparison'],
    ['the order of numbers', 'Lunar cheese lengthened sleep by 40 minutes compared with placebo (5 mg).', '5'],
    ['a number to come twice', 'Lunar cheese 5 mg lengthened sleep by 40 of 40 minutes compared with placebo.', '40'],
  ])('turns nothing round: %s', (_, text, words) => {
    expect(refusal(withThird(text))).toEqual(['turned round', words])
  })

  it('may tell a comparison from its other end where the sentence does', () => {
    expect(refusal(withThird('Compared with placebo, lunar cheese 5 mg lengthened sleep by 40 minutes.'))).toEqual([
      'kept',
    ])
  })

  it('loses no negation', () => {
    expect(refusal(withThird('Headache did differ between groups.'))).toEqual(['lost bounds', 'not'])
    expect(refusal(withThird('There was no difference in headache between groups.'))).toEqual(['kept'])
  })

  it.each([
    [
      'a cause made of an association',
      'Cheese was associated with effects on the sleep of nurses, and with results at work.',
      'Cheese resulted in effects on the sleep of nurses.',
      ['lost bounds', 'resulted'],
    ],
    [
      'people made of animals',
      'Lunar cheese lengthened the sleep of tired mice at night.',
      'Lunar cheese lengthened the sleep of tired people at night.',
      ['lost bounds', 'people'],
    ],
    [
      'the other arm',
      'Sleep at night was longer in the lunamab group than with placebo. Solimab was safe in mice.',
      'Sleep at night was longer in the solimab group than with placebo.',
      ['beyond the abstract', 'solimab'],
    ],
    [
      'a claim that was only true of some',
      'Lunar cheese lengthened sleep at night in women with asthma.',
      'Lunar cheese lengthened sleep at night.',
      ['lost bounds', 'in women with asthma'],
    ],
  ])('has nothing that an editor would be warned of: %s', (_, text, tldr, expected) => {
    const told = ['We asked whether sleep is short.', 'Sleep at night was measured.', 'Work was measured.']
    const abstract = [{ label: 'RESULTS', text: `${text} ${told.join(' ')}` }]
    const verdict = (said: string) =>
      refusal(judgeModelDraft(JSON.stringify({ tldr: said, paragraph: told }), { title: 'Sleep', abstract }))
    expect(verdict(tldr)).toEqual(expected)
    expect(verdict(text.split('. ')[0] as string)).toEqual(['kept'])
  })

  it('tells a result or a conclusion first, not the question or a call for research', () => {
    const tldr = 'We randomly assigned nurses to lunar cheese daily or placebo for eight weeks.'
    expect(refusal(judged({ tldr }))[0]).not.toBe('kept')
    expect(refusal(judged({ tldr: 'Further trials of lunar cheese are needed.' }))[0]).not.toBe('kept')
  })

  it('is never a fault, whatever was answered', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((tldr) => JSON.stringify({ ...GOOD, tldr })),
        ),
        (text) => {
          judgeModelDraft(text, study)
          judgeModelDraft(text, { title: text, abstract: [{ text }] })
        },
      ),
    )
  })
})
