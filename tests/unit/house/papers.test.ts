import { expect, test } from 'vitest'
import { commandFaults, linkFaults, pathFaults, settingFaults, tooManyTerms } from '@/bin/house/papers'
import { documentedSettings } from '@/bin/house/setting-names'

const paper = (text: string, file = 'docs/paper.md') => ({ file, text })

test('a command that does not exist is a fault, and so is one that no paper names', () => {
  const papers = [paper('Run `npm run import -- FILE` or `npm start`.'), paper('`npm run gone`', 'CONTRIBUTING.md')]
  expect(commandFaults(papers, ['start', 'import', 'check:house', 'postinstall'])).toEqual([
    'CONTRIBUTING.md names npm run gone, which package.json does not have',
    'Neither README.md nor docs/ says what npm run check:house does',
  ])
})

test('a paper outside README and docs documents no command', () => {
  const papers = [paper('`npm run check`', 'CONTRIBUTING.md')]
  expect(commandFaults(papers, ['check'])).toEqual(['Neither README.md nor docs/ says what npm run check does'])
})

test('a path in backticks must be there, also as the name of a file alone', () => {
  const exists = (path: string) => path === 'lib/access/policy.ts'
  const text = 'See `lib/access/policy.ts`, `lib/gone.ts`, `pool.ts`, `lost.ts`, `drizzle/<number>.sql` and `a / b`.'
  expect(pathFaults(paper(text), exists, [{ file: 'db/connection/pool.ts' }])).toEqual([
    'docs/paper.md names lib/gone.ts, which is not there',
    'docs/paper.md names lost.ts, which is not there',
  ])
})

test('what stands in a block of code is an example', () => {
  expect(pathFaults(paper('```sh\n`lib/gone.ts`\n```\n'), () => false, [])).toEqual([])
})

test('a link leads to a file that is there, and to a heading of it', () => {
  const other = paper('# Other\n\n## Keep the index true\n', 'docs/other.md')
  const links =
    '[a](other.md#keep-the-index-true) [b](other.md#gone) [c](../README.md) [d](https://example.org) [e](#here)'
  const from = paper(`## Here\n${links}`)
  expect(linkFaults(from, [other, from], (path) => path === 'docs/other.md' || path === from.file)).toEqual([
    'docs/paper.md links to other.md#gone, and there is no such heading',
    'docs/paper.md links to ../README.md, which is not there',
  ])
})

test('settings are documented once, and exist', () => {
  const text =
    '| variable | meaning |\n|---|---|\n| `PORT`, `HOST` | where |\n| `PORT` | again |\n| `GONE_URL` | nothing |\n'
  expect(settingFaults(documentedSettings(text), ['PORT', 'HOST', 'POOL_SIZE'])).toEqual([
    'docs/configuration.md has GONE_URL, which nothing reads',
    'docs/configuration.md does not have the setting POOL_SIZE',
    'docs/configuration.md has PORT twice',
  ])
})

test('a glossary of more terms than can be known is a fault', () => {
  const glossary = (terms: number) => `| term | meaning | not |\n|---|---|---|\n${'| a | b | |\n'.repeat(terms)}`
  expect(tooManyTerms(glossary(60))).toEqual([])
  expect(tooManyTerms(glossary(61))).toHaveLength(1)
})
