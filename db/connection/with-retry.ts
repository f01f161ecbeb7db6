import { sqlState } from './sql-state'

const RETRIED = ['40001', '40P01']
/** What a transaction of an import hears when another session was faster, or held a lock for too long. */
export const LOST = [...RETRIED, '55P03']

/** Runs `work` again, at most three times, where it lost to another transaction; `states` are SQLSTATEs that say so. */
export async function withRetry<T>(work: () => Promise<T>, states: readonly string[] = RETRIED): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 3 || !states.includes(sqlState(error))) throw error
    }
  }
}
