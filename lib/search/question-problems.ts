import type { Place, Problem } from './question'

const MAX_PROBLEMS = 10

/** What was wrong with a question, in the order of its text; one reason is said once, and only the first ten. */
export class Problems {
  private readonly found: Problem[] = []

  /** How often something was said, what is not repeated as well. */
  count = 0

  say({ start, end }: Place, reason: string): void {
    this.count++
    if (this.found.length < MAX_PROBLEMS && this.found.every((problem) => problem.reason !== reason)) {
      this.found.push({ start, end, reason })
    }
  }

  inOrder(): Problem[] {
    return this.found.sort((a, b) => a.start - b.start || a.end - b.end)
  }
}
