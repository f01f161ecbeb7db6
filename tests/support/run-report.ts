import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What a run of Vitest came to. `failures` has a line each: the file from the project's folder, the test, why. */
export type RunReport = { passed: number; failed: number; skipped: number; failures: { what: string; why: string }[] }

/**
 * Writes a `RunReport` to RUN_REPORT. Vitest's own JSON has no word of what failed outside a test (an error that
 * nothing caught, a worker that ended), and such a run has failed without a failed test.
 */
export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    const report: RunReport = { passed: 0, failed: 0, skipped: 0, failures: [] }
    for (const module of modules) {
      const file = module.relativeModuleId
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        if (state !== 'pending') report[state]++
        if (state === 'failed') report.failures.push({ what: `${file} › ${test.fullName}`, why: because(errors) })
      }
      const suites = [module, ...module.children.allSuites()]
      for (const suite of suites.filter((one) => one.errors().length > 0))
        report.failures.push({ what: file, why: because(suite.errors()) })
    }
    for (const error of unhandled)
      report.failures.push({ what: `${placeOf(error)}, outside a test`, why: because([error]) })
    if (process.env.RUN_REPORT) writeFileSync(process.env.RUN_REPORT, JSON.stringify(report))
  }
}

type Marked = SerializedError & { VITEST_TEST_PATH?: string; VITEST_TEST_NAME?: string }

/** Where an error rose that belongs to no test: Vitest marks it with what its worker was at. */
function placeOf(error: SerializedError): string {
  const { VITEST_TEST_PATH: file, VITEST_TEST_NAME: test } = error as Marked
  if (!file) return 'The run itself'
  return [path.relative(process.cwd(), file), ...(test ? [test] : [])].join(' › ')
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
