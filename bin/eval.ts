import { StartError } from '@/db/start-error'

/** One evaluation: its arguments, and a signal to stop; the exit status. */
export type Evaluate = (args: string[], signal: AbortSignal) => Promise<number>

/**
 * npm run eval -- search DIR [--mesh FILE] [--json] [--out FILE]
 * npm run eval -- questions DATA_DIR --out DIR
 * npm run eval -- roles FILES [--json] [--out FILE]
 * npm run eval -- tldr FILES [--prompts CSV] [--json] [--out FILE]
 * npm run eval -- design FILES [--json] [--text-only] [--mistakes]
 * npm run eval -- facts FILE [--articles FILE] [--json] [--mistakes]
 * Exit status: 0 done; 1 it could not go on; 2 nothing was begun.
 */
const EVALUATIONS: Record<string, () => Promise<{ default: Evaluate }>> = {
  search: () => import('./eval/search'),
  questions: () => import('./eval/questions'),
  roles: () => import('./eval/roles'),
  tldr: () => import('./eval/tldr'),
  design: () => import('./eval/design'),
  facts: () => import('./eval/facts'),
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const evaluation = EVALUATIONS[name ?? '']
  if (!evaluation) {
    process.stderr.write(`Usage: npm run eval -- ${Object.keys(EVALUATIONS).join('|')} …\n`)
    return 2
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped.')))
  const { default: run } = await evaluation()
  return run(args, stop.signal)
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error) => {
    // What the data, the database or the machine says of itself is one line; a fault of ours keeps its stack.
    const isOutside = typeof error.code === 'string'
    if (error instanceof StartError) console.error(error.message)
    else console.error(isOutside ? `The evaluation stopped: ${error.message}` : error)
    process.exitCode = 1
  },
)
