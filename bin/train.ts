import { StartError } from '@/db/start-error'

/** npm run train -- roles DIR [--hold-out] [--out FILE]. Exit status: 0 done; 1 it could not go on; 2 nothing was begun. */
const TRAININGS: Record<string, () => Promise<{ default: (args: string[], signal: AbortSignal) => Promise<number> }>> =
  {
    roles: () => import('./train/roles'),
  }

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const training = TRAININGS[name ?? '']
  if (!training) {
    process.stderr.write(`Usage: npm run train -- ${Object.keys(TRAININGS).join('|')} …\n`)
    return 2
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped.')))
  return (await training()).default(args, stop.signal)
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error) => {
    if (error instanceof StartError) console.error(error.message)
    else console.error(typeof error.code === 'string' ? `The training stopped: ${error.message}` : error)
    process.exitCode = 1
  },
)
