import type { Place, Problem } from './question'

const MAX_PROBLEMS = 10
/** Of a strategy each place is marked, not only the first with the same reason. */
const MAX_IN_STRATEGY = 60

/** What was wrong with a question, in the order of its text; one reason is said once, and only the first ten. */
export class Problems {
  private readonly found: Problem[] = []
  inStrategy = false

  /** How often something was said, what is not repeated as well. */
  count = 0
  private unsaid = 0

  say({ start, end }: Place, reason: string): void {
    this.count++
    const most = this.inStrategy ? MAX_IN_STRATEGY : MAX_PROBLEMS
    if (this.found.length >= most) this.unsaid++
    else if (this.inStrategy || this.found.every((problem) => problem.reason !== reason))
      this.found.push({ start, end, reason })
  }

  /** Says what was wrong with a part that was read by itself. */
  add(others: Problems): void {
    for (const { start, end, reason } of others.found) this.say({ start, end }, reason)
    this.unsaid += others.unsaid
  }

  inOrder(): Problem[] {
    if (this.inStrategy && this.unsaid > 0) {
      const last = this.found.at(-1) as Problem
      const reason = `${this.unsaid} more places could not be read as they stand and are not listed.`
      this.found.push({ ...last, reason })
      this.unsaid = 0
    }
    return this.found.sort((a, b) => a.start - b.start || a.end - b.end)
  }
}
