import { expect, test } from 'vitest'
import { readArguments } from '@/bin/import/arguments'
import { isReferenceFile } from '@/lib/references/is-reference-file'

test.each<[string[], object]>([
  [
    ['a.ris', '--dry-run', '--json'],
    { kind: 'studies', names: ['a.ris'], dryRun: true, json: true, addUndecided: false },
  ],
  [['mesh', 'a.xml'], { kind: 'mesh', names: ['a.xml'], dryRun: false }],
  [['--', '--dry-run'], { names: ['--dry-run'], dryRun: false }],
  [['--undo', '12'], { undo: 12, json: false }],
  [['--undo', 'x'], { wrong: expect.stringMatching(/^--undo needs the number of an import/) }],
  [['--undo', '1', 'a.ris'], { wrong: expect.stringMatching(/^--undo imports nothing/) }],
  [['mesh', '--dry-run', 'x'], { wrong: expect.stringMatching(/^--dry-run and --add-undecided are for references/) }],
  [['--dry-run'], { wrong: expect.stringMatching(/^Nothing to import/) }],
])('the arguments %j', (args, read) => expect(readArguments(args)).toMatchObject(read))

test.each([
  ['TY  - JOUR', true],
  ['12345678\n', true],
  ['<?xml version="1.0"?><xml><records><record>', true],
  ['[{"id": "a", "type": "book"}]', true],
  ['{"id": "a", "type": "book", "issued": {}}', true],
  ['<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle><PMID>1</PMID>', false],
  ['{"pmcid": "PMC1", "title": "A trial", "abstracts": []}', false],
  ['', false],
  ['Dear colleague', false],
])('%j is a reference file: %s', (head, is) => expect(isReferenceFile(Buffer.from(head))).toBe(is))
