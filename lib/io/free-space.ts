import { statfsSync } from 'node:fs'

/** Bytes that an ordinary account can still write on the file system of `folder`; null where that cannot be known. */
export function freeSpace(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
