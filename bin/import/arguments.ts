export const USAGE = 'Usage: npm run import -- [--json] FILE|DIR|- …'

export type ImportArguments = { json: boolean; names: string[] }

/** The command line, or what is wrong with it in one line. */
export function readArguments(args: string[]): ImportArguments | { wrong: string } {
  const names: string[] = []
  let json = false
  let onlyNames = false
  for (const arg of args) {
    if (onlyNames || arg === '-' || !arg.startsWith('-')) names.push(arg)
    else if (arg === '--') onlyNames = true
    else if (arg === '--json') json = true
    else return { wrong: `${arg} is not an option. ${USAGE}` }
  }
  if (names.length === 0) return { wrong: `Nothing to import. ${USAGE}` }
  if (names.filter((name) => name === '-').length > 1) return { wrong: `Standard input can be read once. ${USAGE}` }
  return { json, names }
}
