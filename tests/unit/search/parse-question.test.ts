import { describe, expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { shownQuestion } from '../../support/shown-question'

const read = (text: string) => shownQuestion(parseQuestion(text).root)

type Golden = [typed: string, read: string]

describe('words', () => {
  it.each<Golden>([
    ['lupus', 'lupus'],
    ['baricitinib hair loss in SLE?', '(and baricitinib hair loss in SLE)'],
    ['lupus and hair or loss not found', '(and lupus and hair or loss not found)'],
    ['TNF-alpha IL-6 covid-19', '(and TNF-alpha IL-6 covid-19)'],
    ['lupus, alopecia; hair: loss!', '(and lupus alopecia hair loss)'],
    ['lupus,alopecia', '(and lupus alopecia)'],
    ['1,25-dihydroxyvitamin N,N-dimethyl 2.5% p<0.05', '(and 1,25-dihydroxyvitamin N,N-dimethyl 2.5 p<0.05)'],
    ['Crohn’s & Behçet', '(and Crohn’s Behçet)'],
    ['ﬁbrosis ＴＮＦ cor\u00adti\u00adco\u00adster\u00adoid', '(and fibrosis TNF corticosteroid)'],
    ['lupus | alopecia', '(and lupus alopecia)'],
    ['a\0b \ud800c', '(and a b c)'],
    ['', 'nothing'],
    [' ?! & … -- ', 'nothing'],
  ])('%j is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })
})

describe('operators', () => {
  it.each<Golden>([
    ['a AND b', '(and a b)'],
    ['a AND b AND c', '(and a b c)'],
    ['a OR b AND c', '(and (or a b) c)'],
    ['a AND b OR c', '(or (and a b) c)'],
    ['a OR (b AND c)', '(or a (and b c))'],
    ['lupus OR hair loss', '(or lupus (and hair loss))'],
    ['hair loss OR lupus', '(or (and hair loss) lupus)'],
    ['a NOT b', '(and a (not b))'],
    ['a NOT b c', '(and a (not (and b c)))'],
    ['a AND NOT b', '(and a (not b))'],
    ['a NOT NOT b', '(and a b)'],
    ['NOT a AND b', '(and (not a) b)'],
    ['a -b', '(and a (not b))'],
    ['-b a', '(and (not b) a)'],
    ['-b c d', '(and (not b) c d)'],
    ['a -"hair loss"', '(and a (not "hair loss"))'],
    ['a -(b OR c)', '(and a (not (or b c)))'],
    ['a NOT -b', '(and a b)'],
    ['a - b', '(and a b)'],
    ['E2f-1, -2 and -3', '(and E2f-1 2 and 3)'],
    ['a OR (b NOT 2)', '(or a (and b (not 2)))'],
    ['"anti"-TNF', '(and "anti" TNF)'],
    ['a (b OR c) d', '(and a (or b c) d)'],
    ['((a))', 'a'],
    ['lupus AND, alopecia', '(and lupus alopecia)'],
  ])('%j is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })
})

describe('phrases and stars', () => {
  it.each<Golden>([
    ['"hair loss" lupus', '(and "hair loss" lupus)'],
    ['“hair loss” «lupus» „systemic erythematosus“', '(and "hair loss" "lupus" "systemic erythematosus")'],
    ['"a AND b (c) [ti]"', '"a AND b (c) [ti]"'],
    ['"  hair \t loss. "', '"hair loss"'],
    ['alopec*', 'alopec*'],
    ['"hair loss*"', '"hair loss*"'],
    ['"hair los*"', '"hair los"'],
    ['smith j*[au]', '"smith j*"@author'],
    ['alopec*, areata', '(and alopec* areata)'],
    ['HLA-B*27 CYP2D6*4', '(and HLA-B*27 CYP2D6*4)'],
  ])('%j is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })
})

describe('field tags', () => {
  it.each<Golden>([
    ['hair loss[ti]', '(and hair@title loss@title)'],
    ['hair loss [Title] lupus', '(and hair@title loss@title lupus)'],
    [
      'lupus[TIAB] alopecia[tw] x[title/abstract]',
      '(and lupus@title-abstract alopecia@title-abstract x@title-abstract)',
    ],
    ['smith ja[au]', '"smith ja"@author'],
    ['smith[author]', 'smith@author'],
    ['ann rheum dis[ta] OR lancet[jour] OR bmj[journal]', '(or "ann rheum dis"@journal lancet@journal bmj@journal)'],
    ['alopecia areata[mh]', '"alopecia areata"@mesh'],
    ['lupus erythematosus, systemic[MeSH Terms]', '"lupus erythematosus, systemic"@mesh'],
    ['"Receptors (T-Cell)"[majr]', '"Receptors (T-Cell)"@mesh-major'],
    ['randomized controlled trial[pt]', '"randomized controlled trial"@publication-type'],
    ['review[ Publication  Type ]', 'review@publication-type'],
    ['123456[pmid] OR 234[uid]', '(or 123456@pmid 234@pmid)'],
    ['123 456[pmid]', '(or 123@pmid 456@pmid)'],
    ['10.1056/NEJMoa1[doi]', '10.1056/NEJMoa1@doi'],
    ['10.1016/S0140-6736(21)00676-0[aid]', '10.1016/S0140-6736(21)00676-0@doi'],
    ['lupus OR https://doi.org/10.1056/NEJMoa1', '(or lupus 10.1056/NEJMoa1@doi)'],
    ['(see 10.1056/NEJMoa1)', '(and see 10.1056/NEJMoa1@doi)'],
    ['lupus[mh:noexp] OR "hair loss"[Majr : NoExp]', '(or lupus@mesh-alone "hair loss"@mesh-major-alone)'],
    ['lupus AND english[la]', '(and lupus eng@language)'],
    ['lupus AND (french[la] OR "ger"[lang])', '(and lupus (or fre@language ger@language))'],
    ['lupus english[language]', '(and lupus eng@language)'],
    ['NCT01234567[si]', 'NCT01234567'],
    ['"ORAL Surveillance Investigators"[cn]', '"ORAL Surveillance Investigators"@author'],
    ['lupus[all] alopecia[All Fields]', '(and lupus alopecia)'],
    ['"hair loss"[ti] OR x', '(or "hair loss"@title x)'],
    ['(hair OR alopecia)[ti]', '(or hair@title alopecia@title)'],
    ['(smith ja OR "jones b")[au]', '(or "smith ja"@author "jones b"@author)'],
    ['(a OR b[au] OR (c)[mh])[ti]', '(or a@title b@author c@mesh)'],
    ['"x" lupus[ti]', '(and "x" lupus@title)'],
    ['x AND hair loss[ti]', '(and x hair@title loss@title)'],
    ['-hair loss[ti] x', '(and (not (and hair@title loss@title)) x)'],
    ['-smith ja[au] x', '(and (not "smith ja"@author) x)'],
  ])('%j is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
    expect(parseQuestion(typed).problems).toEqual([])
  })
})

describe('dates', () => {
  it.each<Golden>([
    ['2019[dp]', '2019-01-01..2019-12-31'],
    ['2019/03[pdat]', '2019-03-01..2019-03-31'],
    ['2020/2[dp]', '2020-02-01..2020-02-29'],
    ['2019/03/14[Date - Publication]', '2019-03-14..2019-03-14'],
    ['2015:2019[dp]', '2015-01-01..2019-12-31'],
    ['2015 : 2019[dp]', '2015-01-01..2019-12-31'],
    ['2015-2019[dp]', '2015-01-01..2019-12-31'],
    ['2015 – 2019[dp]', '2015-01-01..2019-12-31'],
    ['2015/01/01:3000[dp]', '2015-01-01..'],
    ['2015:[dp]', '2015-01-01..'],
    [':2019/06[dp]', '..2019-06-30'],
    ['("2015/01/01"[Date - Publication] : "3000"[Date - Publication])', '2015-01-01..'],
    ['"2015/06":"2016"[dp] lupus', '(and 2015-06-01..2016-12-31 lupus)'],
    ['2015[dp]:2016[dp]', '2015-01-01..2016-12-31'],
    ['("2015" : "2016")[dp]', '2015-01-01..2016-12-31'],
    ['(2015 OR 2017)[dp]', '(or 2015-01-01..2015-12-31 2017-01-01..2017-12-31)'],
    ['lupus hair 2019[dp]', '(and lupus hair 2019-01-01..2019-12-31)'],
    ['lupus NOT 2019[dp]', '(and lupus (not 2019-01-01..2019-12-31))'],
  ])('%j is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected)
    expect(parseQuestion(typed).problems).toEqual([])
  })
})

describe('a plain question', () => {
  it.each([
    'hair loss',
    "Crohn's disease, IL-6?",
    'lupus: a review',
    'p<0.05',
    'lupus and hair',
    'lupus (SLE), hair',
    '(+)-isomer',
    '1) hair',
  ])('%j is one', (typed) => {
    expect(parseQuestion(typed).plain).toBe(true)
  })

  it.each([
    '',
    '?',
    'a AND b',
    'a -b',
    '"a"',
    '"a',
    '(a OR b)',
    '(a)[ti]',
    '-(a)',
    'a[ti]',
    'a]',
    'alopec*',
    'ab*',
    'AND a',
    '2019[dp]',
    '10.1056/NEJMoa1',
  ])('%j is none', (typed) => {
    expect(parseQuestion(typed).plain).toBe(false)
  })
})

describe('places', () => {
  it("a term's place holds its quotes, its star and the tag that is its alone", () => {
    const typed = ' “hair loss” [ti] smith ja[au] (lupus) alopec*,'
    const root = parseQuestion(typed).root
    const parts = root?.kind === 'and' ? root.parts : []
    expect(parts.map(({ start, end }) => typed.slice(start, end))).toEqual([
      '“hair loss” [ti]',
      'smith ja[au]',
      '(lupus)',
      'alopec*',
    ])
  })

  it('a tag shared by words lies in the place of none, and a sign in that of what it inverts', () => {
    const typed = 'hair loss[ti] -lupus NOT x'
    const root = parseQuestion(typed).root
    const parts = root?.kind === 'and' ? root.parts : []
    expect(parts.map(({ start, end }) => typed.slice(start, end))).toEqual(['hair', 'loss', '-lupus', 'NOT x'])
  })
})
