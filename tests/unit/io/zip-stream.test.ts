import { expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { zipStream } from '@/lib/io/zip-stream'

const bytesOf = async (stream: ReadableStream) => Buffer.from(await new Response(stream).arrayBuffer())

it('is a ZIP file that others can read, each text asked for in its turn', async () => {
  const asked: string[] = []
  const file = (name: string, text: string) => ({
    path: name,
    text: async () => {
      asked.push(name)
      return text
    },
  })
  const bytes = await bytesOf(
    zipStream([file('a.txt', 'one'), file('lists/ü.txt', 'zwei €'), file('c', '')], new Date()),
  )
  expect(asked).toEqual(['a.txt', 'lists/ü.txt', 'c'])
  const names = await new Promise<string[]>((resolve, reject) => {
    const found: string[] = []
    fromBuffer(bytes, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => found.push(entry.fileName))
      zip.on('end', () => resolve(found))
    })
  })
  expect(names).toEqual(['a.txt', 'lists/ü.txt', 'c'])
  expect(bytes.includes('zwei €')).toBe(true)
})

it('breaks off where a text cannot be had, so that nobody takes the half for the whole', async () => {
  const files = [
    { path: 'a', text: async () => 'one' },
    { path: 'b', text: () => Promise.reject(new Error('the database went away')) },
  ]
  await expect(bytesOf(zipStream(files, new Date()))).rejects.toThrow()
})
