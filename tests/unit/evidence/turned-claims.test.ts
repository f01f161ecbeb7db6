import { describe, expect, it } from 'vitest'
import { turnedClaims } from '@/lib/evidence/linter/turned-claims'

const told = (text: string, source: string, title = '') =>
  turnedClaims(text, source, title).map(({ kind, words, instead }) => [kind, words, ...(instead ? [instead] : [])])

const SOURCE =
  'Lunamab reduced evening headache more than placebo in adults after 12 weeks (41% versus 23%). ' +
  'Nausea did not differ between the groups. ' +
  'Lunamab was non-inferior to solimab for sleep at night in 60 nurses. ' +
  'Lunamab was associated with fewer falls in older adults. ' +
  'Lunamab may improve the mood of night nurses.'

describe('a claim is told that', () => {
  it.each([
    ['goes the other way', 'Lunamab increased evening headache in adults.', ['direction', 'increased', 'reduced']],
    ['takes the word of the opposite', 'Lunamab may worsen the mood of night nurses.', ['direction', 'worsen']],
    [
      'has lost its “not”',
      'Nausea differed between the groups of adults.',
      ['negation', 'not'],
      'Nausea did not differ between the groups of adults.',
    ],
    [
      'makes something better of something similar',
      'Sleep at night was superior with both doses of lunamab.',
      ['negation', 'similar'],
      'Sleep at night was similar with both doses of lunamab.',
    ],
    ['has a “not” put in', 'Lunamab did not reduce evening headache in adults.', ['added', 'not']],
    [
      'makes something similar of something better',
      'Sleep at night was similar with lunamab and placebo.',
      ['added', 'similar'],
      'Sleep at night was longer with lunamab and placebo.',
    ],
    [
      'makes non-inferior superior',
      'Lunamab was superior to solimab for sleep at night.',
      ['superior', 'superior', 'non-inferior'],
    ],
    [
      'has its arms swapped',
      'Placebo reduced evening headache more than lunamab in adults.',
      ['places', 'placebo and lunamab'],
    ],
    [
      'has its arms swapped with their numbers',
      'Pain was longer with placebo (8 h) than with lunamab (6 h).',
      ['places', 'placebo and lunamab'],
      'Pain was longer with lunamab (6 h) than with placebo (8 h).',
    ],
    [
      'has the numbers of the arms swapped',
      'Lunamab reduced evening headache more than placebo in adults (23% versus 41%).',
      ['places', '23 and 41'],
    ],
    [
      'has a number of something else',
      'Lunamab reduced evening headache more than placebo in adults (41% versus 60%).',
      ['number', '60', '23'],
    ],
    ['has another unit', 'Lunamab reduced evening headache in adults after 12 months.', ['unit', 'months', 'weeks']],
    [
      'names another medicine',
      'Solimab reduced evening headache more than placebo in adults.',
      ['name', 'Solimab', 'Lunamab'],
    ],
    [
      'makes a cause of an association',
      'Lunamab caused fewer falls in older adults.',
      ['cause', 'caused', 'associated'],
    ],
    ['is certain of what may be', 'Lunamab improves the mood of night nurses.', ['certain', 'may']],
    [
      'has lost its “only”',
      'Headache improved in women with migraine.',
      ['population', 'only'],
      'Headache improved only in women with migraine.',
    ],
    [
      'has lost the part of the people it is true of',
      'Lunamab prevented evening headache and nausea.',
      ['population', 'in men with migraine'],
      'Lunamab prevented evening headache and nausea in men with migraine.',
    ],
  ])('%s', (_, text, claim, source = SOURCE) => {
    expect(told(text, source)[0]?.slice(0, claim.length)).toEqual(claim)
    expect(told(source, source)).toEqual([])
  })
})

describe('nothing is told of a claim that', () => {
  it.each([
    ['tells the comparison from its other end', 'Compared with placebo, lunamab reduced evening headache in adults.'],
    ['turns direction and arms', 'Placebo reduced evening headache less than lunamab in adults.'],
    [
      'turns the arms with their numbers',
      'Sleep lasted 6 h with placebo and 8 h with lunamab.',
      'Sleep lasted 8 h with lunamab and 6 h with placebo.',
    ],
    ['says “no difference” in another way', 'Nausea was similar in both groups.'],
    [
      'leaves off the half with the “not”',
      'Mood was better in night nurses.',
      'Mood was better in night nurses, but not in their children.',
    ],
    ['hedges in another way', 'Lunamab might improve the mood of night nurses.'],
    ['spells a number out', 'Lunamab reduced evening headache in adults after twelve weeks.'],
    [
      'spells a name out',
      'Evening headache score fell with lunamab in adults.',
      'We measured the evening headache score (EHS). EHS fell with lunamab in adults.',
    ],
    [
      'answers the question that was asked',
      'Lunamab does not prevent evening headache in adults.',
      'To find whether lunamab prevents evening headache in adults.',
    ],
    [
      'rests on the second of two sentences',
      'Lunamab improves evening headache in adults.',
      'Lunamab may improve evening headache in adults. Lunamab improves evening headache in all adults.',
    ],
    [
      'speaks of the people in the title',
      'Lunamab prevented evening headache and nausea.',
      'Lunamab prevented evening headache and nausea in men with migraine.',
      'Lunamab for men with migraine',
    ],
    ['no sentence comes close to', 'Martian bread reduced itching in children.'],
  ])('%s', (_, text, source = SOURCE, title = '') => {
    expect(told(text, source, title)).toEqual([])
  })
})
