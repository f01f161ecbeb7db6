import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** A source file of the project: its path from the project's root, its text, and the project's files it imports. */
export type Source = { file: string; text: string; imports: Import[] }

/** `typeOnly`: nothing of it is there when the program runs. */
export type Import = { file: string; typeOnly: boolean }

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '/index.ts']
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]|\n)*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|\nimport\s+'([^']+)'/g

/** Every TypeScript file below `rings`, folders of the project. */
export function readSources(rings: readonly string[]): Source[] {
  const files = rings.flatMap((ring) =>
    readdirSync(ring, { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(ring, name.replaceAll(path.sep, '/')))
      .filter((file) => /\.tsx?$/.test(file) && statSync(file).isFile()),
  )
  return files.sort().map((file) => {
    const text = readFileSync(file, 'utf8')
    return { file, text, imports: importsOf(file, text) }
  })
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].flatMap(([, type, from, lazy, bare]) => {
    const named = from ?? lazy ?? bare ?? ''
    const target = resolve(file, named)
    return target ? [{ file: target, typeOnly: type !== undefined }] : []
  })
}

function resolve(from: string, named: string): string | null {
  const base = named.startsWith('@/')
    ? named.slice(2)
    : named.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(from), named))
      : null
  if (base === null) return null
  return (
    ENDINGS.map((ending) => base + ending).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile()) ?? null
  )
}
