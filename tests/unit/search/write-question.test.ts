import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import type { QuestionNode } from '@/lib/search/question'
import { writeQuestion } from '@/lib/search/write-question'

it.each<[typed: string, written: string]>([
  ['hair  loss?', 'hair loss'],
  ['hair AND loss', 'hair loss'],
  ['hair loss[ti] OR x', 'hair[ti] loss[ti] OR x'],
  ['smith ja [Author]', '"smith ja"[au]'],
  ['x OR hair loss', 'x OR hair loss'],
  ['x AND (a OR b)', 'x AND (a OR b)'],
  ['(x OR a) AND b', 'x OR a AND b'],
  ['a AND smith[au]', 'a AND smith[au]'],
  ['a -b -"c d"', 'a NOT b NOT "c d"'],
  ['x OR a -b', 'x OR a -b'],
  ['NOT a b', 'NOT a b'],
  ['-(a OR b) c', 'NOT (a OR b) AND c'],
  ['alopec* “hair loss”[mh]', 'alopec* "hair loss"[mh]'],
  ['2019/01/01:2019/12/31[dp]', '2019[dp]'],
  ['2019/01/01[dp]', '2019/01/01[dp]'],
  ['2019/01/01:2019/01/31[dp]', '2019/01[dp]'],
  ['2015/01/01:2019/06/30[dp]', '2015:2019/06[dp]'],
  ['2015/02/03:3000[dp]', '2015/02/03:3000[dp]'],
  [':2019[dp]', ':2019[dp]'],
])('%j is written %j', (typed, written) => {
  expect(writeQuestion(parseQuestion(typed).root as QuestionNode)).toBe(written)
})
