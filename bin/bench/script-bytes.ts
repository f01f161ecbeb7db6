import { gzipSync } from 'node:zlib'

/** Gzipped size of the scripts that a modern browser loads for a page of `site`, in bytes. */
export async function scriptBytes(page: string, site: string): Promise<number> {
  const sources = [...page.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, source]) => source as string)
  const sizes = await Promise.all(
    [...new Set(sources)].map((source) => gzippedSize(site + source.replaceAll('&amp;', '&'))),
  )
  return sizes.reduce((total, size) => total + size, 0)
}

/** A built file never changes under its address. */
const sizes = new Map<string, Promise<number>>()

function gzippedSize(address: string): Promise<number> {
  const size = sizes.get(address) ?? fetch(address).then(async (answer) => gzipSync(await answer.bytes()).length)
  sizes.set(address, size)
  return size
}
