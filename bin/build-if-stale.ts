import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withProcessLock } from '@/db/server/process-lock'
import { StartError } from '@/db/server/start-error'
import { environmentOf } from '@/db/settings/settings'

const SOURCES = [
  'app',
  'lib',
  'db',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = path.join('.next', 'precis-sources')
/** Beside `.next`, which a build may clear away. */
const LOCK = path.join('node_modules', '.precis-building')

/** Next as a program of its own, without npx in between, so that signals arrive. */
export const NEXT = path.join('node_modules', 'next', 'dist', 'bin', 'next')

/**
 * Builds the portal when what it was built from has changed since, or when it was never built; gives up when
 * `stopping` is raised.
 */
export async function buildIfStale(stopping?: AbortSignal): Promise<void> {
  const sources = fingerprint()
  if (isBuiltFrom(sources)) return
  // Two starts at once: whoever is second waits, and finds it built.
  await withProcessLock(LOCK, 'building the portal', async () => {
    if (!isBuiltFrom(sources)) await build(sources, stopping)
  })
}

const isBuiltFrom = (sources: string) => fs.existsSync(path.join('.next', 'BUILD_ID')) && readStamp() === sources

async function build(sources: string, stopping?: AbortSignal) {
  console.log('Building the portal (about a minute, only when it has changed) …')
  const output: string[] = []
  const child = spawn(process.execPath, [NEXT, 'build'], {
    env: environmentOf({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const giveUp = () => child.kill()
  stopping?.addEventListener('abort', giveUp)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
  const code = await new Promise((resolve) => child.on('close', resolve))
  stopping?.removeEventListener('abort', giveUp)
  if (stopping?.aborted) return
  if (code !== 0) throw new StartError(`The portal could not be built:\n${output.join('')}`)
  fs.writeFileSync(STAMP, sources)
}

function readStamp(): string | null {
  try {
    return fs.readFileSync(STAMP, 'utf8')
  } catch {
    return null
  }
}

/** A hash over names and contents of everything that the build reads. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (file: string) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (stat?.isDirectory()) for (const name of fs.readdirSync(file).sort()) add(path.join(file, name))
    else if (stat) hash.update(`${file}\0${stat.size}\0`).update(fs.readFileSync(file))
  }
  for (const source of SOURCES) add(source)
  return hash.digest('hex')
}
