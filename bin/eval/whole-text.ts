import { createReadStream } from 'node:fs'
import { reasonOf } from '@/lib/io/source-files'
import { unpacked } from '@/lib/io/unpacked'

/** The text of a file in UTF-8, gzipped or not, or why it cannot be read. */
export async function wholeText(file: string): Promise<{ text: string } | { wrong: string }> {
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of unpacked(createReadStream(file))) pieces.push(piece)
    return { text: Buffer.concat(pieces).toString('utf8') }
  } catch (error) {
    return { wrong: `${file}: ${reasonOf(error)}` }
  }
}
