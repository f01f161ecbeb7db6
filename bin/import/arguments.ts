import type { ImportKind } from '@/db/schema/imports'

export const USAGE =
  'Usage: npm run import -- [mesh|journals|retractions|citations] [--dry-run] [--add-undecided] [--json] FILE|DIR|- …, or --undo NUMBER'

export type ImportArguments = {
  kind: ImportKind
  json: boolean
  names: string[]
  /** Of reference files: says what would become of them and changes nothing. */
  dryRun: boolean
  /** Of reference files: what may be here is added. */
  addUndecided: boolean
}
export type UndoArguments = { undo: number; json: boolean }

const VOCABULARIES: readonly string[] = ['mesh', 'journals', 'retractions', 'citations'] satisfies ImportKind[]

/** The command line, or what is wrong with it in one line. A folder that is called as a kind is "./mesh". */
export function readArguments(args: string[]): ImportArguments | UndoArguments | { wrong: string } {
  const names: string[] = []
  const flags = new Set<string>()
  let kind: ImportKind | undefined
  let undo: string | undefined
  let onlyNames = false
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string
    if (!onlyNames && !kind && names.length === 0 && VOCABULARIES.includes(arg)) kind = arg as ImportKind
    else if (onlyNames || arg === '-' || !arg.startsWith('-')) names.push(arg)
    else if (arg === '--') onlyNames = true
    else if (FLAGS.includes(arg)) flags.add(arg)
    else if (arg === '--undo') undo = args[++index] ?? ''
    else return { wrong: `${arg} is not an option. ${USAGE}` }
  }
  const json = flags.has('--json')
  const [dryRun, addUndecided] = [flags.has('--dry-run'), flags.has('--add-undecided')]
  if (undo !== undefined) {
    if (!/^[1-9]\d{0,9}$/.test(undo)) return { wrong: `--undo needs the number of an import after it. ${USAGE}` }
    const isAlone = names.length === 0 && !kind && !dryRun && !addUndecided
    return isAlone ? { undo: Number(undo), json } : { wrong: `--undo imports nothing. ${USAGE}` }
  }
  if (names.length === 0) return { wrong: `Nothing to import. ${USAGE}` }
  if (names.filter((name) => name === '-').length > 1) return { wrong: `Standard input can be read once. ${USAGE}` }
  if (kind && (dryRun || addUndecided)) return { wrong: `--dry-run and --add-undecided are for references. ${USAGE}` }
  return { kind: kind ?? 'studies', json, names, dryRun, addUndecided }
}

const FLAGS = ['--json', '--dry-run', '--add-undecided']
