import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * npm run test:node -- VERSION … [PART …]: what `npm test` runs, or parts of it, by other versions of Node, such as 22
 * or 24.11.0. Their programs come from the npm package `node`, into a folder that no other project sees.
 */
const asked = process.argv.slice(2)
const versions = asked.filter((word) => /^\d/.test(word))
const parts = asked.filter((word) => !versions.includes(word))
if (versions.length === 0) {
  console.error('Usage: npm run test:node -- VERSION … [types|lint|unit|integration|e2e …]')
  process.exit(2)
}

const failed = versions.filter((version) => {
  const folder = path.resolve('node_modules/.cache/node', version)
  const programs = path.join(folder, 'node_modules/node/bin')
  const program = path.join(programs, process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) run('npm', ['install', '--no-save', '--prefix', folder, `node@${version}`])
  // First in the path: what the tests start by name is to be of this version too.
  const env = { ...process.env, PATH: `${programs}${path.delimiter}${process.env.PATH}` }
  return run(program, ['--import', 'tsx', 'bin/test.ts', ...parts], env) !== 0
})
if (failed.length > 0) console.error(`Failed on Node ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)

function run(file: string, args: string[], env = process.env): number {
  return (
    spawnSync(file, args, { stdio: 'inherit', env, shell: process.platform === 'win32' && file === 'npm' }).status ?? 1
  )
}
