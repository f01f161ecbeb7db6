import type { ImportKind } from '@/db/schema/imports'

export const USAGE = 'Usage: npm run import -- [mesh|journals|retractions] [--json] FILE|DIR|- …'

export type ImportArguments = { kind: ImportKind; json: boolean; names: string[] }

const VOCABULARIES: readonly string[] = ['mesh', 'journals', 'retractions'] satisfies ImportKind[]

/** The command line, or what is wrong with it in one line. A folder that is called as a kind is "./mesh". */
export function readArguments(args: string[]): ImportArguments | { wrong: string } {
  const names: string[] = []
  let kind: ImportKind | undefined
  let json = false
  let onlyNames = false
  for (const arg of args) {
    if (!onlyNames && !kind && names.length === 0 && VOCABULARIES.includes(arg)) kind = arg as ImportKind
    else if (onlyNames || arg === '-' || !arg.startsWith('-')) names.push(arg)
    else if (arg === '--') onlyNames = true
    else if (arg === '--json') json = true
    else return { wrong: `${arg} is not an option. ${USAGE}` }
  }
  if (names.length === 0) return { wrong: `Nothing to import. ${USAGE}` }
  if (names.filter((name) => name === '-').length > 1) return { wrong: `Standard input can be read once. ${USAGE}` }
  return { kind: kind ?? 'studies', json, names }
}
