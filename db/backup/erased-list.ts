import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '@/db/server/start-error'

/** Beside the backups: the ids of those who were erased, a line each. A restore erases them again. */
export const ERASED_LIST = 'erased.txt'

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** What is left of a line that a crash has cut off. */
const CUT_OFF = /^[0-9a-f-]{1,35}$/

/** Adds those that are not there yet, for good before it returns. */
export async function addToErased(folder: string, ids: readonly string[]): Promise<void> {
  const file = path.join(folder, ERASED_LIST)
  const text = await readIfThere(file)
  const there = new Set(idsIn(text, file))
  const missing = [...new Set(ids)].filter((id) => !there.has(id))
  if (missing.length === 0) return
  const list = await open(file, 'a', 0o600)
  try {
    // A line that was cut off by a crash is ended first: it is none of those that are there.
    await list.appendFile(`${/(?:^|\n)$/.test(text) ? '' : '\n'}${missing.join('\n')}\n`)
    await list.sync()
  } finally {
    await list.close()
  }
}

/** Takes off it who is not to be erased after all; until it returns the list is there as it was. */
export async function takeFromErased(folder: string, ids: readonly string[]): Promise<void> {
  const file = path.join(folder, ERASED_LIST)
  const there = await readErased(file)
  const left = there.filter((id) => !ids.includes(id))
  if (left.length === there.length) return
  const part = `${file}.part`
  const list = await open(part, 'w', 0o600)
  try {
    await list.writeFile(left.map((id) => `${id}\n`).join(''))
    await list.sync()
  } finally {
    await list.close()
  }
  await rename(part, file)
}

/** The ids on such a list; none where there is no file. Throws `StartError` where it is something else. */
export const readErased = async (file: string): Promise<string[]> => idsIn(await readIfThere(file), file)

function idsIn(text: string, file: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const wrong = lines.findIndex((line) => line !== '' && !ID.test(line) && !CUT_OFF.test(line))
  if (wrong >= 0) throw new StartError(`${file}, line ${wrong + 1}: the id of an account is expected.`)
  return lines.filter((line) => ID.test(line))
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
