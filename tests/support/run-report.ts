import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export type Failure = { what: string; why: string }

/** What a run of Vitest came to, by file from the project's folder; `elsewhere` is what failed in none of them. */
export type RunReport = { files: FileReport[]; elsewhere: Failure[] }
export type FileReport = { file: string; passed: number; failed: number; skipped: number; failures: Failure[] }

/**
 * Writes a `RunReport` to RUN_REPORT. Vitest's own JSON has no word of what failed outside a test (an error that
 * nothing caught, a worker that ended), and such a run has failed without a failed test.
 */
export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    const files = modules.map(reportOf)
    const elsewhere: Failure[] = []
    for (const error of unhandled) {
      const { file, test } = placeOf(error)
      const failure = { what: `${[file, test].filter(Boolean).join(' › ')}, outside a test`, why: because([error]) }
      const there = files.find((one) => one.file === file)?.failures ?? elsewhere
      there.push(failure)
    }
    if (process.env.RUN_REPORT) writeFileSync(process.env.RUN_REPORT, JSON.stringify({ files, elsewhere }))
  }
}

function reportOf(module: TestModule): FileReport {
  const file = module.relativeModuleId
  const report: FileReport = { file, passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result()
    if (state !== 'pending') report[state]++
    if (state === 'failed') report.failures.push({ what: `${file} › ${test.fullName}`, why: because(errors) })
  }
  for (const suite of [module, ...module.children.allSuites()])
    if (suite.errors().length > 0) report.failures.push({ what: file, why: because(suite.errors()) })
  return report
}

type Marked = SerializedError & { VITEST_TEST_PATH?: string; VITEST_TEST_NAME?: string }

/** Where an error rose that belongs to no test: Vitest marks it with what its worker was at. */
function placeOf(error: SerializedError): { file: string; test?: string | undefined } {
  const { VITEST_TEST_PATH: file, VITEST_TEST_NAME: test } = error as Marked
  return file ? { file: path.relative(process.cwd(), file), test } : { file: 'The run itself' }
}

/** What the first error says, its cause, and the first line of ours in its stack. */
function because(errors: readonly SerializedError[] = []): string {
  const [first] = errors
  if (!first) return ''
  const { cause } = first as { cause?: SerializedError }
  const isOurs = (line: string) =>
    /:\d+:\d+\)?$/.test(line) && line.includes(process.cwd()) && !/node_modules/.test(line)
  const ours = first.stack?.split('\n').find(isOurs)
  return [first.message, cause?.message, ours?.trim()].filter(Boolean).join(' · ')
}
