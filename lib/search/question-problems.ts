import type { Place, Problem } from './question'

const MAX_PROBLEMS = 10

/** What was wrong with a question, in the order of its text; one reason is said once, and only the first ten. */
export class Problems {
  private readonly found: Problem[] = []

  get count(): number {
    return this.found.length
  }

  say({ start, end }: Place, reason: string): void {
    if (this.found.length < MAX_PROBLEMS && this.found.every((problem) => problem.reason !== reason)) {
      this.found.push({ start, end, reason })
    }
  }

  inOrder(): Problem[] {
    return this.found.sort((a, b) => a.start - b.start || a.end - b.end)
  }
}
