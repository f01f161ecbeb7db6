import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '@/db/start-error'

const SOURCES = [
  'app',
  'lib',
  'db',
  'public',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = path.join('.next', 'precis-sources')

/** Next as a program of its own, without npx in between, so that signals arrive. */
export const NEXT = path.join('node_modules', 'next', 'dist', 'bin', 'next')

/** Builds the portal when what it was built from has changed since, or when it was never built. */
export async function buildIfStale(): Promise<void> {
  const sources = fingerprint()
  if (fs.existsSync(path.join('.next', 'BUILD_ID')) && readStamp() === sources) return
  console.log('Building the portal (about a minute, only when it has changed) …')
  const output: string[] = []
  const child = spawn(process.execPath, [NEXT, 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
  const code = await new Promise((resolve) => child.on('close', resolve))
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
