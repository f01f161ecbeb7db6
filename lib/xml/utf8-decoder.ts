import { Buffer, isUtf8 } from 'node:buffer'

/**
 * Bytes to text, strictly: a byte that is not UTF-8 ends the text, where a lenient decoder would put a replacement
 * character into a record and nobody would know.
 */
export class Utf8Decoder {
  #rest: Uint8Array = new Uint8Array(0)

  /** The text of all complete characters so far, and the byte at which the input stops being UTF-8, if it does. */
  write(bytes: Uint8Array): { text: string; fault?: number } {
    const input =
      this.#rest.length > 0
        ? Buffer.concat([this.#rest, bytes])
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const complete = input.length - unfinishedTail(input)
    if (isUtf8(input.subarray(0, complete))) {
      this.#rest = Buffer.from(input.subarray(complete))
      return { text: input.toString('utf8', 0, complete) }
    }
    const good = validPrefix(input)
    return { text: input.toString('utf8', 0, good), fault: input[good] as number }
  }

  /** The first byte of a character that the input never finished. */
  end(): { fault?: number } {
    return this.#rest.length > 0 ? { fault: this.#rest[0] as number } : {}
  }
}

/** How many bytes at the end begin a character without ending it. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

const sequenceLength = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)

/** Length of the longest prefix that is whole UTF-8 characters. */
function validPrefix(bytes: Uint8Array): number {
  let low = 0
  while (low < bytes.length) {
    const step = bytes[low] as number
    const length = step < 0x80 ? 1 : sequenceLength(step)
    if (low + length > bytes.length || !isUtf8(bytes.subarray(low, low + length))) return low
    low += length
  }
  return low
}
