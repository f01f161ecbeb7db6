import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { StartError } from './start-error'

/** How to run PostgreSQL's programs: as ourselves or, where we are root and it refuses, as somebody ordinary. */
export type LaunchAs = {
  wrap: (file: string, args: string[]) => { file: string; args: string[] }
  options: { uid?: number; gid?: number }
  /** Hands a file or folder to the account that PostgreSQL runs as. */
  own: (target: string) => void
}

const plain: LaunchAs = { wrap: (file, args) => ({ file, args }), options: {}, own: () => {} }

const UNSHARE = ['--user', '--map-user=1000', '--map-group=1000']

/** PostgreSQL refuses to run as root: a user namespace where the kernel allows one, an ordinary account otherwise. */
export function launchAs(folder: string): LaunchAs {
  if (process.getuid?.() !== 0) return plain
  if (spawnSync('unshare', [...UNSHARE, 'true']).status === 0) {
    return { ...plain, wrap: (file, args) => ({ file: 'unshare', args: [...UNSHARE, file, ...args] }) }
  }
  const owner = fs.statSync(folder)
  // The folder's own owner where that is not root; otherwise "nobody".
  const [uid, gid] = owner.uid === 0 ? [65534, 65534] : [owner.uid, owner.gid]
  const probe = spawnSync(process.execPath, ['-e', ''], { uid, gid })
  if (probe.status !== 0) {
    throw new StartError(
      'PostgreSQL does not run as root, and no other account could be used: run the portal as an ordinary user, or set DATABASE_URL.',
    )
  }
  fs.chmodSync(folder, 0o711)
  return { ...plain, options: { uid, gid }, own: (target) => fs.chownSync(target, uid, gid) }
}
