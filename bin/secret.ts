import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withProcessLock } from '@/db/server/process-lock'
import { StartError } from '@/db/server/start-error'
import { settings } from '@/db/settings/settings'

/** The key that seals cookies: AUTH_SECRET, or one made once and kept in the data folder for this user alone. */
export async function sealingSecret(folder: string): Promise<string> {
  const { authSecret } = settings()
  if (authSecret) return authSecret
  const file = path.join(folder, 'secret')
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Two starts at once end with one key; one that is killed half way leaves none, not an empty one.
    await withProcessLock(path.join(folder, 'lock'), 'starting', async () => {
      if (fs.existsSync(file)) return
      fs.writeFileSync(`${file}.making`, randomBytes(32).toString('base64url'), { mode: 0o600 })
      fs.renameSync(`${file}.making`, file)
    })
    return fs.readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`The data folder ${folder} cannot be written: give this user the right, or set PRECIS_DATA.`)
  }
}
