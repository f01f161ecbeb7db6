import type { Source } from './sources'

type Text = Pick<Source, 'file' | 'text'>

/** Names in the first column of the table `| variable | meaning |`. */
export function documentedSettings(paper: string): string[] {
  const cells = [...paper.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name))
}

/** Variables that are no settings: what Node and Next say, and what programs of the portal tell each other. */
const OTHERS = /^(?:NODE_ENV|NEXT_RUNTIME|CI|PRECIS_LAUNCHER|TEST_.*|E2E_.*)$/

/** Names of the environment variables that the code reads. Of four identity providers the first stands for all. */
export function settingsRead(sources: readonly Text[]): string[] {
  const names = sources.flatMap(({ file, text }) => [
    ...[...text.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/\{([^{}]*)\} = (?:process\.)?env\b/g)].flatMap(([, names = '']) => namesIn(names)),
    ...(file.startsWith('lib/settings/') ? keysOf(text) : []),
  ])
  return [...new Set(names)].filter((name) => !OTHERS.test(name)).sort()
}

/** Those of `names` that no file has, whole or as the beginning of a numbered one. */
export function unreadSettings(names: readonly string[], sources: readonly Text[]): string[] {
  const code = sources.filter(({ file }) => !file.startsWith('bin/house/'))
  const there = new Set(code.flatMap(({ text }) => namesIn(text)))
  return names.filter((name) => !there.has(name))
}

const namesIn = (text: string): string[] => text.match(/\b[A-Z][A-Z_]+\b/g) ?? []

/** "PORT: …" and "[`OIDC_ISSUER${suffix}`]: …" in an object. */
const keysOf = (text: string) =>
  [...text.matchAll(/^\s*(?:\[`)?([A-Z][A-Z_]+)(?:\$\{suffix\}`\])?: /gm)].map(([, name = '']) => name)
