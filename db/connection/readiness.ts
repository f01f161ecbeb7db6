import type postgres from 'postgres'
import { dropAsker, dropPool, pool } from './pool'
import { within } from './within'

/** How long the database may take to say that it is there, in milliseconds. */
const ANSWER_WITHIN = 1_500
/** How often it is asked beside all requests, once pages are served. */
const ASK_EVERY = 1_000
/** After so many questions in a row without an answer nothing that was asked will have one. */
const SILENT_AFTER = 2

/** Survives hot reloads, and is one for the copies of this module that the server's bundles have. */
const held = globalThis as unknown as {
  precisSilence?: { asking?: Promise<boolean>; questions: number; watch?: NodeJS.Timeout }
}

function silence() {
  held.precisSilence ??= { questions: 0 }
  return held.precisSilence
}

/** Whether the database answers, at once: it may be away, or hang and say nothing. Never throws. */
export function isReady(): Promise<boolean> {
  const state = silence()
  state.asking ??= ask().finally(() => {
    state.asking = undefined
  })
  return state.asking
}

async function ask(): Promise<boolean> {
  const state = silence()
  const asked = pool()
  let isRefused = false
  try {
    const answer = question(asked.asker).catch((error) => {
      isRefused = true
      throw error
    })
    await within(answer, ANSWER_WITHIN)
    state.questions = 0
    return true
  } catch {
    asked.inDoubt = true
    // Refused is answered too.
    if (isRefused) return false
    dropAsker()
    if (++state.questions >= SILENT_AFTER) dropPool()
    return false
  }
}

/** A connection that was ended says nothing of the database: then it is asked on the next one. */
async function question(asker: postgres.Sql, attempts = 3): Promise<void> {
  try {
    await asker`select 1`
  } catch (error) {
    const { code } = Object(error) as { code?: unknown }
    const wasEnded = code === 'CONNECTION_CLOSED' || code === '57P01' || code === 'ECONNRESET' || code === 'EPIPE'
    if (!wasEnded || attempts <= 1) throw error
    await question(asker, attempts - 1)
  }
}

/**
 * Whether the database is away, as far as is known: it is asked only before its first answer and after a connection
 * was lost or it did not answer, by one question for all who want to know at that moment. Costs nothing otherwise.
 */
export async function isAway(): Promise<boolean> {
  if (!silence().asking && !pool().inDoubt) return false
  // A connection that is lost while the question is under way raises the doubt again.
  pool().inDoubt = false
  return !(await isReady())
}

/**
 * Asks once a second from now on, so that a database that hangs is noticed while pages wait for it: after some seconds
 * they hear that it is away.
 */
export function watchReadiness() {
  const state = silence()
  state.watch ??= setInterval(() => void isReady(), ASK_EVERY).unref()
}
