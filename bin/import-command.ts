import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environmentOf } from '@/db/settings/settings'

/**
 * Runs `npm run import -- --json …` on the database at `url` as a person runs it, with the memory that it is given; what
 * it reports. Rejects where it does not end well; why stands on standard error then.
 */
export async function runImportCommand<Report>(args: string[], url: string): Promise<Report> {
  const child = spawn('npm', ['run', '--silent', 'import', '--', ...args, '--json'], {
    env: environmentOf({ DATABASE_URL: url, DATABASE_MIGRATE_URL: url }),
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`the import ended with status ${status}`)
  return JSON.parse(output)
}
