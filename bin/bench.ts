import type { BenchOptions, Figures } from './bench/bench-options'
import { leaveScratchServers } from './scratch-server'

type Bench = { default: (options: BenchOptions) => Promise<Figures> }

/**
 * npm run bench -- NAME [--json] [--records N] [--data DIR]
 * Measures one thing and reports it; with --json as one object on standard output, otherwise a figure a line.
 * --studies is another name for --records.
 */
const BENCHES: Record<string, { load: () => Promise<Bench>; records: number }> = {
  import: { load: () => import('./bench/import'), records: 100_000 },
  pages: { load: () => import('./bench/pages'), records: 100_000 },
  search: { load: () => import('./bench/search'), records: 1_000_000 },
  evidence: { load: () => import('./bench/evidence'), records: 10_000 },
  sizing: { load: () => import('./bench/sizing'), records: 100_000 },
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const bench = BENCHES[name ?? '']
  const options = bench && readOptions(args, bench.records)
  if (!options) {
    const names = Object.keys(BENCHES).join('|')
    process.stderr.write(`Usage: npm run bench -- ${names} [--json] [--records N] [--data DIR]\n`)
    return 2
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => leaveScratchServers().finally(() => process.exit(1)))
  }
  const { default: run } = await bench.load()
  const figures = await run({ ...options, say: (line) => process.stderr.write(`${line}\n`) })
  if (options.json) console.log(JSON.stringify(figures))
  else for (const line of lines(figures)) console.log(line)
  return 0
}

function readOptions(args: string[], records: number) {
  const options = { records, data: '../shared/data', json: false }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (arg === '--json') options.json = true
    else if (arg === '--records' || arg === '--studies') options.records = Number(args[++at])
    else if (arg === '--data') options.data = args[++at] ?? ''
    else return null
  }
  return Number.isInteger(options.records) && options.records >= 1 && options.data ? options : null
}

const lines = (figures: Figures, before = ''): string[] =>
  Object.entries(figures).flatMap(([name, value]) =>
    typeof value === 'number' ? [`${before}${name}: ${value}`] : lines(value, `${before}${name} `),
  )

main().then(
  (status) => {
    process.exitCode = status
  },
  (error) => {
    process.stderr.write(`The bench stopped: ${error.message}\n`)
    process.exitCode = 1
  },
)
