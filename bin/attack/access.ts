import { spawn } from 'node:child_process'
import { StartError } from '@/db/server/start-error'
import type { NamedCommand } from '../named-command'

/**
 * Removes, one after the other, every check of who may do what and every policy of the database, each with the other
 * layer switched off, and asks the access matrix whether it is missed. Says what was not.
 */
const attackAccess: NamedCommand = async (args, signal) => {
  if (args.length > 0) {
    process.stderr.write('Usage: npm run attack -- access\n')
    return 2
  }
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/attack.config.ts']
  const child = spawn(process.execPath, command, { stdio: 'inherit', signal })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(signal.aborted ? signal.reason : new StartError(error.message)))
    child.once('exit', (code) => resolve(code === 0 ? 0 : 1))
  })
}
export default attackAccess
