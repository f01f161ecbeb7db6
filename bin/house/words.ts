import { readFileSync } from 'node:fs'
import { codeWords } from './code-words'
import type { Source } from './sources'

/** Where the words stand that names and texts must not use: in bold, in the last column of its table. */
const GLOSSARY = 'docs/glossary.md'

/** Words that are still in use, and how often at most: a number here goes down, never up. */
const NOT_YET: Record<string, number> = {
  mend: 7,
  mended: 12,
  sought: 10,
  told: 161,
  turned: 89,
  twin: 1,
  twins: 2,
}

/** Uses of words that the glossary gives another word for. */
export function bannedWords(sources: readonly Source[]): string[] {
  const others = sources.filter(({ file }) => file !== 'bin/house/words.ts')
  return wordFaults(others, bannedIn(readFileSync(GLOSSARY, 'utf8')), NOT_YET)
}

/** A word that must not be used, and the term to use. */
export type Banned = { word: string; term: string }

/** The words in bold of a glossary's rows, `| term | meaning | not |`. */
export function bannedIn(glossary: string): Banned[] {
  return glossary.split('\n').flatMap((line) => {
    const [, term = '', , not = ''] = line.split('|').map((cell) => cell.trim())
    return [...not.matchAll(/\*\*([a-z]+)\*\*/g)].map(([, word = '']) => ({ word, term }))
  })
}

export function wordFaults(
  sources: readonly Pick<Source, 'file' | 'text'>[],
  banned: readonly Banned[],
  allowed: Readonly<Record<string, number>>,
): string[] {
  const uses = new Map<string, string[]>(banned.map(({ word }) => [word, []]))
  for (const { file, text } of sources) for (const word of codeWords(text)) uses.get(word)?.push(file)
  const tooMany = banned.flatMap(({ word, term }) => {
    const files = uses.get(word) ?? []
    const most = allowed[word] ?? 0
    if (files.length <= most) return []
    const where = [...new Set(files)].slice(0, 5).join(', ')
    return [`“${word}” stands ${files.length} times where ${most} are allowed: say “${term}” (${where})`]
  })
  const unknown = Object.keys(allowed)
    .filter((word) => !uses.has(word))
    .map((word) => `bin/house/words.ts allows “${word}”, which the glossary does not ban`)
  return [...tooMany, ...unknown]
}
