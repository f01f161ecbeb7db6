import { expect, test } from 'vitest'
import { codeWords } from '@/bin/house/code-words'
import { bannedIn, wordFaults } from '@/bin/house/words'

const banned = bannedIn('| term | meaning | not |\n|---|---|---|\n| edit | to change | **mend**, repair |\n')

/** A source with `§{…}` for the places of its templates. */
const source = (text: string) => text.replaceAll('§', '$')

test('a word in bold is banned, a plain one is not', () => {
  expect(banned).toEqual([{ word: 'mend', term: 'edit' }])
})

test('identifiers are read in their parts, strings, templates and JSX text as they stand', () => {
  const words = codeWords(source('const mendAt = `a §{list["mend b"]} c`; <p>Mend it</p>; MENDED; amend'))
  expect(words.filter((word) => word === 'mend')).toHaveLength(3)
})

test('comments, comments of SQL and regular expressions are left out', () => {
  const commented = [
    '// mend',
    '/* mend */ const a = /mend\\/[/]mend/u.test(b) // mend',
    'sql`select 1',
    '  -- mend',
    '  from c`',
  ].join('\n')
  expect(codeWords(commented)).not.toContain('mend')
})

test('what looks like a comment or a pattern within a text is the text’s own', () => {
  expect(codeWords("const url = 'https://mend.example'; const one = a / mend / b")).toContain('mend')
  expect(codeWords(source('const a = `http://§{"x"}/mend`; // gone'))).toContain('mend')
  expect(codeWords("<p>Don't</p>\nconst mend = 1")).toContain('mend')
  expect(codeWords(source('const a = `§{{ b: 1 }.b} mend`'))).toContain('mend')
})

test('a banned word is a fault where it stands more often than is allowed', () => {
  const sources = [{ file: 'app/a.ts', text: 'mend(mend)' }]
  expect(wordFaults(sources, banned, { mend: 2 })).toEqual([])
  expect(wordFaults(sources, banned, { mend: 1 })).toEqual([
    '“mend” stands 2 times where 1 are allowed: say “edit” (app/a.ts)',
  ])
  expect(wordFaults(sources, banned, {})).toHaveLength(1)
})

test('what is allowed must be banned', () => {
  expect(wordFaults([], banned, { gone: 3 })).toEqual([
    'bin/house/words.ts allows “gone”, which the glossary does not ban',
  ])
})
