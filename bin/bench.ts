import type { BenchOptions } from './bench/bench-options'

/**
 * npm run bench -- NAME [--json] [--records N]
 * Measures one thing and reports it; with --json as one object on standard output, otherwise a figure a line.
 */
const BENCHES: Record<string, () => Promise<{ default: (options: BenchOptions) => Promise<Record<string, number>> }>> =
  {
    import: () => import('./bench/import'),
    pages: () => import('./bench/pages'),
  }

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const bench = BENCHES[name ?? '']
  const json = args.includes('--json')
  const at = args.indexOf('--records')
  const records = at < 0 ? 100_000 : Number(args[at + 1])
  const known = args.every((arg, index) => arg === '--json' || arg === '--records' || (at >= 0 && index === at + 1))
  if (!bench || !known || !Number.isInteger(records) || records < 1) {
    process.stderr.write(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json] [--records N]\n`)
    return 2
  }
  const { default: run } = await bench()
  const figures = await run({ records, say: (line) => process.stderr.write(`${line}\n`) })
  if (json) console.log(JSON.stringify(figures))
  else for (const [figure, value] of Object.entries(figures)) console.log(`${figure}: ${value}`)
  return 0
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error) => {
    process.stderr.write(`The bench stopped: ${error.message}\n`)
    process.exitCode = 1
  },
)
