import { isTransient } from '@/db/connection/transient-error'
import { type SourceKey, sourceOf } from '@/lib/sources/source'
import { isItsOwn, SourceFault } from '@/lib/sources/source-fault'

const FAULT = 'Something went wrong in Précis. The log says more.'

/** What is asked cannot be done as it is asked, in words for whoever asked. */
export class RunRefusal extends Error {
  override name = 'RunRefusal'
}

/**
 * Ends a job that asked a source and threw: `fail` writes why, in words for whoever asked, and whether it may do better in an
 * hour. Throws on what is not of the source: a job that is ended comes back, and what is wrong with the program is for the log.
 */
export async function endFailedRun(
  error: unknown,
  { source, signal }: { source: SourceKey; signal: AbortSignal },
  fail: (words: string, isWorthAnotherHour: boolean) => Promise<void>,
): Promise<void> {
  if (signal.aborted || isTransient(error)) throw error
  if (error instanceof SourceFault)
    return fail(`${sourceOf(source).label} ${error.message}.`, isItsOwn(error) || error.kind === 'resting')
  if (error instanceof RunRefusal) return fail(error.message, false)
  await fail(FAULT, false)
  throw error
}
