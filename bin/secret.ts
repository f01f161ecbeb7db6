import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '@/db/start-error'

/** The key that seals cookies: AUTH_SECRET, or one made once and kept in the data folder for this user alone. */
export function sealingSecret(folder: string): string {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET
  const file = path.join(folder, 'secret')
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Two starts at once: whoever is second reads what the first wrote.
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new StartError(`The data folder ${folder} cannot be written: give this user the right, or set PRECIS_DATA.`)
    }
  }
  return fs.readFileSync(file, 'utf8').trim()
}
