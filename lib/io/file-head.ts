import { constants, gunzipSync } from 'node:zlib'
import type { SourceFile } from './source-files'

/** Enough to know what a file is. */
const HEAD = 64 * 1024

/**
 * The first bytes of a file, unpacked, and the file to be read from its beginning: what can be read once alone is not
 * opened again. Empty where it cannot be read; whoever reads the file finds out why.
 */
export async function fileHead(file: SourceFile): Promise<{ head: Uint8Array; file: SourceFile }> {
  const pieces = file.open()[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      read.push(next.value)
      length += next.value.length
      if (length >= HEAD) break
    }
  } catch {
    return { head: new Uint8Array(0), file }
  }
  const bytes = Buffer.concat(read)
  const open = async function* () {
    yield bytes
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  if (file.isReadOnce) return { head: unpackedHead(bytes), file: { ...file, open } }
  await pieces.return?.()
  return { head: unpackedHead(bytes), file }
}

function unpackedHead(bytes: Buffer): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.subarray(0, HEAD)
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD)
  } catch {
    return new Uint8Array(0)
  }
}
