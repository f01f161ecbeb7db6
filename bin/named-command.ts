import { StartError } from '@/db/server/start-error'

/** One of the things a command can do: its arguments, and a signal to stop; the exit status. */
export type NamedCommand = (args: string[], signal: AbortSignal) => Promise<number>

/**
 * Runs `npm run SCRIPT -- NAME …` and sets the exit status: what the command says, 1 where it could not go on, 2 where
 * nothing was begun. `noun` is what is stopped then, for the reader.
 */
export function runNamedCommand(
  script: string,
  noun: string,
  commands: Record<string, () => Promise<{ default: NamedCommand }>>,
): void {
  run(script, commands).then(
    (status) => {
      process.exitCode = status
    },
    (error) => {
      // What the data, the database or the machine says of itself is one line; a fault of ours keeps its stack.
      const isOutside = typeof error.code === 'string'
      if (error instanceof StartError) console.error(error.message)
      else console.error(isOutside ? `The ${noun} stopped: ${error.message}` : error)
      process.exitCode = 1
    },
  )
}

async function run(script: string, commands: Parameters<typeof runNamedCommand>[2]): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const load = commands[name ?? '']
  if (!load) {
    process.stderr.write(`Usage: npm run ${script} -- ${Object.keys(commands).join('|')} …\n`)
    return 2
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped.')))
  const { default: command } = await load()
  return command(args, stop.signal)
}
