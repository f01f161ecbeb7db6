import { expect, test } from 'vitest'
import { parseFilter } from '@/lib/scim/filter'

test.each([
  ['userName eq "ada@hospital.example"', [['username', 'ada@hospital.example']]],
  ['  userName  EQ "a \\"b\\" \\u00e9"  ', [['username', 'a "b" é']]],
  ['externalId eq "00u"', [['externalid', '00u']]],
  ['emails.value eq "x"', [['emails.value', 'x']]],
  ['emails[type eq "work"].value eq "x"', [['emails.value', 'x']]],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "x"', [['username', 'x']]],
  [
    'id eq "1" and members eq "2"',
    [
      ['id', '1'],
      ['members', '2'],
    ],
  ],
  [
    'id eq "x and y eq \\"z\\"" AND active eq True',
    [
      ['id', 'x and y eq "z"'],
      ['active', true],
    ],
  ],
  ['a eq null', [['a', null]]],
  ['a eq -12', [['a', -12]]],
])('reads %s', (text, conditions) => {
  expect(parseFilter(text).map(({ attribute, value }) => [attribute, value])).toEqual(conditions)
})

test.each([
  '',
  'userName',
  'userName eq',
  'userName eq ada',
  'userName eq "ada',
  'userName co "ada"',
  'userName pr',
  'not (userName eq "ada")',
  '(userName eq "ada")',
  'userName eq "ada" or userName eq "ben"',
  'userName eq "ada" and',
  'userName eq "ada"and id eq "1"',
  'userName eq "ada" id eq "1"',
  "userName eq 'ada'",
  'userName eq "\\u0000"',
  'userName eq "\\ud800"',
  'userName eq "\\x"',
  'userName eq "a\nb"',
  `userName eq "${'a'.repeat(1000)}"`,
  Array.from({ length: 11 }, (_, n) => `id eq "${n}"`).join(' and '),
])('refuses %j', (text) => {
  expect(() => parseFilter(text)).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }))
})

test('what was made to be slow is refused as soon as anything', () => {
  for (const text of ['a'.repeat(999), `a eq "${'\\'.repeat(990)}`, ' '.repeat(999), `${'a.'.repeat(490)} eq`])
    expect(() => parseFilter(text)).toThrow()
})
