import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ArchiveFault, openSealedArchive, SealedArchive } from '@/lib/io/sealed-archive'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'precis-archive-'))
  file = path.join(folder, 'kept.zip')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ONE = Buffer.from('a,b\n1,"è"\n')
const MANY = randomBytes(60_000)

async function write() {
  const archive = await SealedArchive.create(file)
  const added = [await archive.add('one.csv', Readable.from([ONE])), await archive.add('many', Readable.from([MANY]))]
  await archive.add('none', Readable.from([]))
  await archive.close()
  return added
}

async function read(name: string): Promise<Buffer> {
  const archive = await openSealedArchive(file)
  const pieces: Buffer[] = []
  for await (const piece of await archive.read(name)) pieces.push(piece)
  archive.close()
  return Buffer.concat(pieces)
}

describe('a sealed archive', () => {
  it('gives back what was put in, and says what that was', async () => {
    const added = await write()
    expect(added).toEqual([
      { sha256: createHash('sha256').update(ONE).digest('hex'), bytes: ONE.length },
      { sha256: createHash('sha256').update(MANY).digest('hex'), bytes: MANY.length },
    ])
    expect((await read('one.csv')).equals(ONE)).toBe(true)
    expect((await read('many')).equals(MANY)).toBe(true)
    expect(await read('none')).toHaveLength(0)
    expect((await openSealedArchive(file)).names).toEqual(['one.csv', 'many', 'none'])
  })

  it('is for its owner alone', async () => {
    await write()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['kept.zip'])
  })

  it('is refused with any byte changed, wherever it stands', async () => {
    await write()
    const whole = readFileSync(file)
    const first = Array.from({ length: 40 }, (_, index) => index)
    const last = Array.from({ length: 160 }, (_, index) => whole.length - 1 - index)
    const between = Array.from({ length: 60 }, (_, index) => Math.floor(((index + 1) * whole.length) / 62))
    for (const place of [...first, ...between, ...last]) {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] as number) ^ 1
      writeFileSync(file, changed)
      await expect(openSealedArchive(file), `byte ${place} of ${whole.length}`).rejects.toThrow(ArchiveFault)
    }
  })

  it('is refused cut short, with more behind it, empty, or not there', async () => {
    await write()
    const whole = readFileSync(file)
    for (const length of [0, 1, 63, 64, 65, 1000, whole.length - 1]) {
      writeFileSync(file, whole)
      truncateSync(file, length)
      await expect(openSealedArchive(file), `${length} bytes`).rejects.toThrow(/not whole/)
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.from('x')]))
    await expect(openSealedArchive(file)).rejects.toThrow(/not whole/)
    rmSync(file)
    await expect(openSealedArchive(file)).rejects.toThrow(/no file/)
    await expect(openSealedArchive(folder)).rejects.toThrow(/no file/)
  })

  it('never takes the place of another file, neither at its beginning nor at its end', async () => {
    writeFileSync(file, 'mine')
    await expect(SealedArchive.create(file)).rejects.toThrow(/is there already/)
    rmSync(file)
    const archive = await SealedArchive.create(file)
    await archive.add('one', Readable.from([ONE]))
    writeFileSync(file, 'mine')
    await expect(archive.close()).rejects.toThrow(/is there already/)
    await archive.discard()
    expect(readdirSync(folder)).toEqual(['kept.zip'])
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('leaves nothing behind when what it reads breaks off', async () => {
    const archive = await SealedArchive.create(file)
    const broken = Readable.from(
      (async function* () {
        yield MANY
        throw new Error('the server went away')
      })(),
    )
    await expect(archive.add('many', broken)).rejects.toThrow('the server went away')
    await archive.discard()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says so where it cannot be written', async () => {
    await expect(SealedArchive.create(path.join(folder, 'missing', 'kept.zip'))).rejects.toThrow(
      /cannot be written.*ENOENT/,
    )
  })
})
