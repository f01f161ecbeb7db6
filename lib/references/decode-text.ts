import { Buffer, isUtf8 } from 'node:buffer'

export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

export type DecodedText = {
  /** With "\n" at line ends, without a byte order mark and NUL. */
  text: string
  encoding: TextEncoding
  byteOrderMark: boolean
  /** What a person should know of how the bytes were read. */
  notices: string[]
}

/** Windows-1252 from 0x80 to 0x9F; five of them stand for nothing. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of a file in whichever encoding it is: by its byte order mark, else UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, mark } = encodingOf(bytes)
  const text = decoded(bytes.subarray(mark), encoding)
  const notices: string[] = []
  if (encoding === 'Windows-1252') notices.push('The file is not valid UTF-8: it was read as Windows-1252.')
  const nuls = text.split('\0').length - 1
  if (nuls > 0) notices.push(`${nuls} NUL ${nuls === 1 ? 'character was' : 'characters were'} removed.`)
  const clean = nuls > 0 ? text.replaceAll('\0', '') : text
  return {
    text: clean.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD'),
    encoding,
    byteOrderMark: mark > 0,
    notices,
  }
}

function encodingOf(bytes: Uint8Array): { encoding: TextEncoding; mark: number } {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encoding: isUtf8(withoutCutEnd(bytes)) ? 'UTF-8' : 'Windows-1252', mark: 3 }
  }
  if (a === 0xff && b === 0xfe) return { encoding: 'UTF-16LE', mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'UTF-16BE', mark: 2 }
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked) return { encoding: unmarked, mark: 0 }
  return { encoding: isUtf8(withoutCutEnd(bytes)) ? 'UTF-8' : 'Windows-1252', mark: 0 }
}

/** Reference files begin with ASCII: in UTF-16 every second byte of it is 0. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const head = bytes.subarray(0, 400)
  if (head.length < 8) return undefined
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > head.length * 0.4 && even === 0) return 'UTF-16LE'
  if (even > head.length * 0.4 && odd === 0) return 'UTF-16BE'
  return undefined
}

/** A file that was cut within its last character is still UTF-8. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back < length ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (encoding === 'UTF-8') return buffer.toString('utf8')
  if (encoding === 'Windows-1252') {
    const text = buffer.toString('latin1')
    return text.replace(/[\u0080-\u009f]/g, (character) => UPPER[character.charCodeAt(0) - 0x80] as string)
  }
  const whole = Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2)))
  return (encoding === 'UTF-16BE' ? whole.swap16() : whole).toString('utf16le')
}
