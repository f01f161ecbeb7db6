import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('no style attribute stands in a page: the policy of the pages forbids them', () => {
  const sources = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  for (const file of sources) expect(readFileSync(`app/${file}`, 'utf8'), file).not.toMatch(/\bstyle=\{/)
})
