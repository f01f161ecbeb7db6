import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile as ZipReader } from 'yauzl'
import { ZipFile } from 'yazl'

/** A file that is no archive of ours, or not as it was written; its message is for whoever named the file. */
export class ArchiveFault extends Error {
  override readonly name = 'ArchiveFault'
}

/** What was added: the SHA-256 of its bytes as they were before they were packed. */
export type Added = { sha256: string; bytes: number }

/** The seal is the ZIP's comment: the SHA-256 of every byte before it, in hexadecimal. */
const SEAL_LENGTH = 64

/** Nobody needs to know when which table was written. */
const MTIME = new Date(Date.UTC(2000, 0, 1))

/**
 * A ZIP file whose last bytes tell whether any before them has changed. It is written beside its place and has its name
 * only once it is whole and on the disk; only its owner may read it.
 */
export class SealedArchive {
  readonly #zip = new ZipFile()
  readonly #part: string
  readonly #written: Promise<void>
  #fault: unknown

  private constructor(
    private readonly file: string,
    part: string,
    handle: fs.FileHandle,
  ) {
    this.#part = part
    this.#written = pipeline(this.#zip.outputStream, handle.createWriteStream())
    this.#written.catch((error) => {
      this.#fault ??= error
    })
    this.#zip.on('error', (error) => {
      this.#fault ??= error
    })
  }

  /** Throws `ArchiveFault` where something has that name already, or nothing can be written there. */
  static async create(file: string): Promise<SealedArchive> {
    await refuseExisting(file)
    const part = `${file}.${randomUUID().slice(0, 8)}.part`
    const handle = await fs.open(part, 'wx', 0o600).catch((error: Error) => {
      throw new ArchiveFault(`${file} cannot be written: ${error.message}.`)
    })
    return new SealedArchive(file, part, handle)
  }

  /** Packs `bytes` to their end under `name`. One thing at a time. */
  async add(name: string, bytes: Readable): Promise<Added> {
    const hash = createHash('sha256')
    let count = 0
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk)
        count += chunk.length
        next(null, chunk)
      },
    })
    this.#zip.addReadStream(measured, name, { mtime: MTIME, mode: 0o100600, forceZip64Format: true })
    // Neither a full disk nor a broken archive ends what is read: whoever waits here hears of it.
    await Promise.race([pipeline(bytes, measured), this.#written])
    if (this.#fault) throw this.#fault
    return { sha256: hash.digest('hex'), bytes: count }
  }

  /** Seals the archive and gives it its name. */
  async close(): Promise<void> {
    this.#zip.end({ comment: '0'.repeat(SEAL_LENGTH), forceZip64Format: true })
    await this.#written
    if (this.#fault) throw this.#fault
    const { size } = await fs.stat(this.#part)
    const seal = await sealOf(this.#part, size)
    const handle = await fs.open(this.#part, 'r+')
    try {
      await handle.write(seal, size - SEAL_LENGTH, 'latin1')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await refuseExisting(this.file)
    await moveTo(this.#part, this.file)
    await syncFolder(path.dirname(this.file))
  }

  /** Leaves nothing behind of an archive that will not be whole. */
  async discard(): Promise<void> {
    ;(this.#zip.outputStream as Readable).destroy()
    await this.#written.catch(() => {})
    await fs.rm(this.#part, { force: true })
  }
}

async function refuseExisting(file: string) {
  const isThere = await fs.stat(file).then(
    () => true,
    () => false,
  )
  if (isThere) throw new ArchiveFault(`${file} is there already: name another file.`)
}

/** Takes the place of nothing, even of what has come this moment; some file systems can only rename. */
async function moveTo(part: string, file: string) {
  const isLinked = await fs.link(part, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new ArchiveFault(`${file} is there already: name another file.`)
      return false
    },
  )
  await (isLinked ? fs.rm(part) : fs.rename(part, file))
}

async function syncFolder(folder: string) {
  const handle = await fs.open(folder, 'r')
  // Some file systems have nothing of the kind for folders.
  await handle.sync().catch(() => {})
  await handle.close()
}

async function sealOf(file: string, size: number): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { end: size - SEAL_LENGTH - 1 }), hash)
  return hash.digest('hex')
}

export type OpenArchive = {
  names: string[]
  /** Throws `ArchiveFault` where nothing has that name. */
  read: (name: string) => Promise<Readable>
  close: () => void
}

/** Opens a sealed archive once its seal has shown that no byte of it has changed; throws `ArchiveFault` otherwise. */
export async function openSealedArchive(file: string): Promise<OpenArchive> {
  await checkSeal(file)
  const zip = await openZip(file)
  const entries = await readEntries(zip).catch((error) => {
    zip.close()
    throw error
  })
  return {
    names: [...entries.keys()],
    read: (name) =>
      new Promise((resolve, reject) => {
        const entry = entries.get(name)
        if (!entry) return reject(new ArchiveFault(`${file} has no ${name} in it.`))
        zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
      }),
    close: () => zip.close(),
  }
}

async function checkSeal(file: string) {
  const found = await fs.stat(file).catch(() => null)
  if (!found?.isFile()) throw new ArchiveFault(`There is no file ${file}.`)
  const fault = new ArchiveFault(`${file} is not whole, has been changed, or is no backup: nothing of it was used.`)
  if (found.size <= SEAL_LENGTH) throw fault
  const handle = await fs.open(file, 'r')
  const { buffer } = await handle
    .read(Buffer.alloc(SEAL_LENGTH), 0, SEAL_LENGTH, found.size - SEAL_LENGTH)
    .finally(() => handle.close())
  if (buffer.toString('latin1') !== (await sealOf(file, found.size))) throw fault
}

const openZip = (file: string) =>
  new Promise<ZipReader>((resolve, reject) =>
    open(file, { autoClose: false, lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip))),
  )

async function readEntries(zip: ZipReader): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  // Rejects with the first error that is emitted instead.
  const read = once(zip, 'end')
  zip.on('entry', (entry: Entry) => {
    entries.set(entry.fileName, entry)
    zip.readEntry()
  })
  zip.readEntry()
  await read
  return entries
}
