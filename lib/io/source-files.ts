import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** `isReadOnce`: what has been read of it is gone. */
export type SourceFile = { name: string; open: () => AsyncIterable<Uint8Array>; isReadOnce?: true }

/** What a list of arguments comes to: files to read, files of another kind, and names that are nothing. */
export type FoundFiles = { files: SourceFile[]; skipped: string[]; missing: { name: string; reason: string }[] }

const natural = new Intl.Collator('en', { numeric: true })

/**
 * Files named one by one are read whatever they are called; of a folder, and the folders in it, those with one of
 * the endings ("xml"), packed (".xml.gz") or not, in natural order ("pubmed2" before "pubmed10"). "-" is standard input.
 */
export async function findSourceFiles(names: string[], endings: string[]): Promise<FoundFiles> {
  const readable = new RegExp(`\\.(${endings.join('|')})(\\.gz)?$`, 'i')
  const found: FoundFiles = { files: [], skipped: [], missing: [] }
  for (const name of names) {
    if (name === '-') {
      found.files.push({ name: 'standard input', open: () => process.stdin, isReadOnce: true })
      continue
    }
    try {
      const info = await stat(name)
      if (info.isDirectory()) await addFolder(name, found, readable)
      else found.files.push(fileAt(name))
    } catch (error) {
      found.missing.push({ name, reason: reasonOf(error) })
    }
  }
  return found
}

async function addFolder(folder: string, found: FoundFiles, readable: RegExp) {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => natural.compare(a.name, b.name))) {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      await addFolder(name, found, readable).catch((error) => found.missing.push({ name, reason: reasonOf(error) }))
    } else if (readable.test(entry.name)) found.files.push(fileAt(name))
    else found.skipped.push(name)
  }
}

export const fileAt = (name: string): SourceFile => ({
  name,
  open: () => createReadStream(name, { highWaterMark: 256 * 1024 }),
})

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
  EIO: 'the disk could not be read',
}

export function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  return REASONS[code] ?? message
}
