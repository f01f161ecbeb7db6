import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** The bytes of a source as they are, or unpacked where its first two say that it is gzipped. */
export async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < 2) {
    const { value, done } = await pieces.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  const whole = rejoined(head, pieces)
  if (head[0] !== 0x1f || head[1] !== 0x8b) yield* whole
  else yield* gunzipped(whole)
}

/** An error of the file reaches whoever reads the unpacked bytes. */
function gunzipped(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  const input = Readable.from(packed, { objectMode: false })
  input.on('error', (error) => gunzip.destroy(error))
  gunzip.on('close', () => input.destroy())
  return input.pipe(gunzip)
}

async function* rejoined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
