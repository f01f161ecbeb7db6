import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/**
 * A ZIP file, made while it is read: each text is asked for when the one before it has gone. Nothing is compressed, so
 * that whoever inspects what leaves a hospital can. Where a text cannot be had the stream breaks off.
 */
export function zipStream(files: readonly { path: string; text: () => Promise<string> }[], now: Date): ReadableStream {
  const zip = new ZipFile()
  const bytes = zip.outputStream as Readable
  zip.on('error', (error) => bytes.destroy(error))
  for (const { path, text } of files)
    zip.addReadStreamLazy(path, { mtime: now, compress: false }, (give) =>
      text().then(
        (written) => give(null, Readable.from([Buffer.from(written)])),
        (error) => give(error, Readable.from([])),
      ),
    )
  zip.end()
  return Readable.toWeb(bytes) as ReadableStream
}
