import { sqlState } from './sql-state'

const RETRIED = ['40001', '40P01']
/** What a transaction of an import hears when another session was faster, or held a lock for too long. */
export const LOST = [...RETRIED, '55P03']

/** How often what nobody waits for is tried: others may hold a lock for as long as a batch of theirs takes. */
export const PATIENTLY = 20

/**
 * Runs `work` again, at most `attempts` times in all, where it lost to another transaction; `states` are SQLSTATEs that
 * say so.
 */
export async function withRetry<T>(
  work: () => Promise<T>,
  states: readonly string[] = RETRIED,
  attempts = 3,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !states.includes(sqlState(error))) throw error
    }
  }
}
