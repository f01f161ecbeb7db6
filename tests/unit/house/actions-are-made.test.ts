import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const APP = path.resolve(import.meta.dirname, '../../../app')
const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))

test('nothing stands in an actions.ts but what the wrapper made', () => {
  const files = sources.filter((file) => path.basename(file) === 'actions.ts')
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const text = readFileSync(path.join(APP, file), 'utf8')
    expect(text, file).toMatch(/^'use server'/)
    for (const [line] of text.matchAll(/^export .*$/gm)) {
      expect(line, file).toMatch(/^export const \w+ = (action|openAction)\(/)
    }
  }
})

test('a server action is declared nowhere else', () => {
  for (const file of sources.filter((file) => path.basename(file) !== 'actions.ts')) {
    expect(readFileSync(path.join(APP, file), 'utf8'), file).not.toMatch(/['"]use server['"]/)
  }
})

test('no style attribute stands in a page: the policy of the pages forbids them', () => {
  for (const file of sources) expect(readFileSync(path.join(APP, file), 'utf8'), file).not.toMatch(/\bstyle=\{/)
})
