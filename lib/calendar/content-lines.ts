/** Octets of a line before it is folded (RFC 5545, 3.1). */
const LONGEST = 75

/** Text as a value (RFC 5545, 3.3.11): no sign of it is taken for the grammar's. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // What no calendar may hold.
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')

/** One content line with its end, folded between characters so that no part is longer than 75 octets. */
export function contentLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > LONGEST) {
      parts.push(part)
      // The space in front of what follows counts.
      part = ''
      octets = 1
    }
    part += sign
    octets += size
  }
  parts.push(part)
  return `${parts.join('\r\n ')}\r\n`
}
