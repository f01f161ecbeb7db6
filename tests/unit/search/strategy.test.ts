import { describe, expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { MAX_STRATEGY_TERMS } from '@/lib/search/question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { writeQuestion } from '@/lib/search/write-question'
import { PUBLISHED_STRATEGIES } from '../../support/published-strategies'

function read(typed: string) {
  const { root, problems, strategy } = parseQuestion(typed)
  return {
    query: root && writeQuestion(root),
    said: problems.map(({ start, end, reason }) => [typed.slice(start, end), reason]),
    searched: strategy?.searched,
    unused: strategy?.lines.filter(({ used }) => !used).map(({ number }) => number),
  }
}

describe.each(PUBLISHED_STRATEGIES)('$what', ({ strategy, query, said }) => {
  const expected = query.replaceAll('\n', ' ')

  it('is the query that its last line asks for, and says what was not read', () => {
    expect(read(strategy)).toMatchObject({ query: expected, said })
  })

  it('is the same with its line ends as a box of one line has them', () => {
    expect(read(parseSearchRequest({ q: strategy }).q).query).toBe(expected)
    expect(read(strategy.replaceAll('\n', '\r\n')).query).toBe(expected)
    // Without numbers nothing tells where a line begins.
    const blanks = read(strategy.replace(/\s+/g, ' '))
    if (/^(?:Database|.?1|\()/.test(strategy.trim())) expect(blanks).toMatchObject({ query: expected })
    else expect(blanks.said.length).toBeGreaterThan(said.length)
  })
})

it.each([
  ['exp Asthma/', '"Asthma"[mh]'],
  ['Asthma/', '"Asthma"[mh:noexp]'],
  ['*Asthma/', '"Asthma"[majr:noexp]'],
  ['exp *Asthma/', '"Asthma"[majr]'],
  ['exp Asthma/dt, th', '"Asthma/drug therapy"[mh] OR "Asthma/therapy"[mh]'],
  ['Wounds and Injuries/ or *Burns/th', '"Wounds and Injuries"[mh:noexp] OR "Burns/therapy"[majr:noexp]'],
  ['asthma and Burns/', 'asthma "Burns"[mh:noexp]'],
  ['asthma.tw.', 'asthma[tiab]'],
  ['asthma.ti,ab.', 'asthma[tiab]'],
  ['asthma.ti.', 'asthma[ti]'],
  ['asthma.ab.', 'asthma[ab]'],
  ['asthma.mp.', 'asthma'],
  ['asthma.kw,kf.', 'asthma[ot]'],
  ['review.pt.', 'review[pt]'],
  ['smith j$.au.', '"smith j*"[au]'],
  ['Thorax.jn.', 'Thorax[ta]'],
  ['Asthma.sh.', 'Asthma[mh:noexp]'],
  ['drug therapy.fs.', '"drug therapy"[sh]'],
  ['hair loss.tw.', '"hair loss"[tiab]'],
  ['(hair or scalp).tw.', 'hair[tiab] OR scalp[tiab]'],
  ['hair adj loss.tw.', 'hair[tiab] NEXT/1 loss[tiab]'],
  ['hair adj3 loss.tw.', 'hair[tiab] NEAR/3 loss[tiab]'],
  ['(hair adj2 loss adj3 scalp).ti.', 'hair[ti] NEAR/2 loss[ti] NEAR/3 scalp[ti]'],
  ['random$ allocat$.tw.', 'random*[tiab] NEXT/1 allocat*[tiab]'],
  ['random$ of patients.tw.', 'random*[tiab] NEXT/2 patients[tiab]'],
  ['wom#n.ti. or colo?r.ti.', 'wom#n[ti] OR colo?r[ti]'],
  ['(hair NEXT loss):ti,ab,kw', 'hair[tiab] NEXT/1 loss[tiab]'],
  ['hair near loss:ti', 'hair[ti] NEAR/6 loss[ti]'],
  ['MeSH descriptor: [Asthma] explode all trees', '"Asthma"[mh]'],
  ['MeSH descriptor: [Asthma] this term only', '"Asthma"[mh:noexp]'],
  [
    'MeSH descriptor: [Asthma] explode all trees and with qualifier(s): [Drug therapy - DT]',
    '"Asthma/drug therapy"[mh]',
  ],
  ['[mh "Asthma"] or [mh ^Burns]', '"Asthma"[mh] OR "Burns"[mh:noexp]'],
  ['#1 asthma[tiab]\n#2 #1 AND 2010:2015[dp]', 'asthma[tiab] 2010:2015[dp]'],
])('%s', (typed, query) => {
  expect(read(typed)).toMatchObject({ query, said: [] })
})

describe('a line that is named', () => {
  it.each([
    [
      '#1 AND #2',
      null,
      [
        ['#1', 'Line 1 was not pasted, so it is left out.'],
        ['#2', 'Line 2 was not pasted, so it is left out.'],
      ],
    ],
    [
      '1 or 2',
      null,
      [
        ['1', 'Line 1 was not pasted, so it is left out.'],
        ['2', 'Line 2 was not pasted, so it is left out.'],
      ],
    ],
    ['1. asthma.tw.\n2. 1 and 2', 'asthma[tiab]', [['2', 'Line 2 cannot be part of itself; it is left out.']]],
    [
      '1. asthma.tw. or 3\n2. copd.tw.\n3. 1 and 2',
      'asthma[tiab] copd[tiab]',
      [['3', 'Line 3 comes after line 1, so it cannot be part of it; it is left out.']],
    ],
    [
      '1. medline[sb]\n2. copd.tw.\n3. 1 or 2',
      'copd[tiab]',
      [
        ['[sb]', 'What [sb] asks for is not known in this library, so it is left out.'],
        ['1', 'Nothing is left of line 1, so it is left out.'],
      ],
    ],
  ])('%j', (typed, query, said) => {
    expect(read(typed)).toMatchObject({ query, said })
  })

  it('is searched as the last line has it, and what is no part of that is said', () => {
    expect(read('1. asthma.tw.\n2. copd.tw.\n3. exp Burns/\n4. 1 or 3')).toMatchObject({ searched: 4, unused: [2] })
    expect(read('1. asthma.tw.\n2. copd.tw.')).toMatchObject({ query: 'copd[tiab]', searched: 2, unused: [1] })
  })
})

it.each([
  ['limit 1 to english language', 'eng[la]', []],
  ['limit 1 to (humans and yr="2010 -Current")', '"Humans"[mh] 2010:3000[dp]', []],
  ['limit 1 to yr="2001 - 2005"', '2001:2005[dp]', []],
  ['limit 1 to (english or french)', 'AND (eng[la] OR fre[la])', []],
  ['limit 1 to "all adult (19 plus years)"', '"Adult"[mh]', []],
  ['limit 1 to randomized controlled trial', '"randomized controlled trial"[pt]', []],
  [
    'limit 1 to (english and abstracts)',
    'eng[la]',
    [['abstracts', 'The limit “abstracts” is not known in this library, so it is left out.']],
  ],
])('%s', (line, query, said) => {
  expect(read(`1 asthma.tw.\n2 ${line}`)).toMatchObject({ query: `asthma[tiab] ${query}`, said })
})

it.each([
  ['lupus\nrituximab', 'lupus rituximab'],
  ['12 months\n24 months', '12 months 24 months'],
  ['5 year survival', '5 year survival'],
  ['piperacillin/tazobactam', 'piperacillin/tazobactam'],
  ['his/her AND and/or', 'his/her and/or'],
  ['ratio 1:2', 'ratio 1:2'],
])('%j is no strategy', (typed, query) => {
  expect(read(typed)).toMatchObject({ query, searched: undefined })
})

it('has at most 200 lines and 400 terms, lines that are used twice counted twice', () => {
  const lines = Array.from({ length: 250 }, (_, at) => `${at + 1}. w${at}.tw.`)
  expect(read(lines.join('\n')).said.map(([, reason]) => reason)).toEqual([
    'A strategy has at most 200 lines; those after the first 200 are left out.',
  ])
  const doubled = [
    '1. (asthma or copd).tw.',
    ...Array.from({ length: 60 }, (_, at) => `${at + 2}. ${at + 1} and (${at + 1} or x${at}.ti.)`),
  ]
  const { said, query } = read(doubled.join('\n'))
  expect(said.map(([, reason]) => reason)).toContain(
    'With line 8 the query would have more than 400 terms; it is left out.',
  )
  expect(query?.match(/\[ti/g)?.length).toBeLessThanOrEqual(MAX_STRATEGY_TERMS)
})
