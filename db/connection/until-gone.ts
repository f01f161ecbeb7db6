import type postgres from 'postgres'

/** Between two of its statements a transaction has nothing to end: it is tried again. */
const AGAIN_MS = 100

/**
 * What a transaction's work comes to; its statements, which the backend `pid` of the server of `asker` is at, are ended
 * once `gone` is raised. Returns only when nothing more will be ended: the backend may be lent to somebody else then.
 */
export async function untilGone<T>(asker: postgres.Sql, pid: number, gone: AbortSignal, work: Promise<T>): Promise<T> {
  let ending: Promise<unknown> | undefined
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    ending ??= asker`select pg_cancel_backend(${pid})`
      .catch(() => {})
      .finally(() => {
        ending = undefined
      })
  }
  const begin = () => {
    end()
    timer = setInterval(end, AGAIN_MS)
  }
  gone.addEventListener('abort', begin, { once: true })
  if (gone.aborted) begin()
  try {
    return await work
  } finally {
    gone.removeEventListener('abort', begin)
    clearInterval(timer)
    await ending
  }
}
