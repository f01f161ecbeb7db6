import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Generous: the machine may be busy with other tests. */
const PATIENCE = 90_000

const running = new Set<Launched>()

/** One of the portal's command-line entries as a process of its own, with what it says. */
export class Launched {
  out = ''
  err = ''
  readonly pid: number
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  private over = false

  constructor(readonly child: ChildProcess) {
    running.add(this)
    this.pid = child.pid as number
    child.stdout?.on('data', (chunk) => {
      this.out += chunk
    })
    child.stderr?.on('data', (chunk) => {
      this.err += chunk
    })
    this.ended = new Promise((resolve) =>
      child.on('exit', (code, signal) => {
        this.over = true
        running.delete(this)
        resolve(code ?? signal)
      }),
    )
  }

  /** Waits until standard output holds `text`. */
  async says(text: string) {
    await eventually(() => {
      if (this.over && !this.out.includes(text)) throw new Error(`ended without “${text}”: ${this.out}${this.err}`)
      return this.out.includes(text)
    }, `“${text}” to be said`)
  }

  stop(signal: NodeJS.Signals) {
    process.kill(this.pid, signal)
    return this.ended
  }
}

/** Runs `node --import tsx ENTRY …` with nothing of the test's own settings but what `env` names. */
export function launch(entry: string[], env: Record<string, string>): Launched {
  return run(process.execPath, ['--import', 'tsx', ...entry], env)
}

export function run(file: string, args: string[], env: Record<string, string>): Launched {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|DATABASE|AUTH_|PRECIS|SUMMARY_|VITEST)/.test(name),
  )
  return new Launched(
    spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...Object.fromEntries(inherited), ...env } as NodeJS.ProcessEnv,
    }),
  )
}

/** Ends what a failed test has left. */
export async function stopLaunched() {
  await Promise.all([...running].map((one) => one.stop('SIGTERM')))
}

/** Waits until `is` holds. */
export async function eventually(is: () => boolean | Promise<boolean>, what: string, patience = PATIENCE) {
  for (const until = Date.now() + patience; Date.now() < until; await pause(50)) if (await is()) return
  throw new Error(`Waited in vain for ${what}`)
}

/** Status of a page, or null where nobody answers. */
export async function statusOf(port: number, path = '/readyz'): Promise<number | null> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' }).catch(() => null)
  await answer?.text()
  return answer?.status ?? null
}
