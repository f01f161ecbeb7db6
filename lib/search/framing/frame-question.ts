import { type Cue, cueOf } from './frame-words'
import { kindOf, type QuestionKind } from './question-kind'
import type { Subject } from './subject'

export type Role = 'intervention' | 'comparator' | 'population' | 'outcome'

/** One thing of a question: a name of several words, or a single word. */
export type Segment = { words: readonly string[]; subject: Subject | null }

/** What a segment is in its question: a word of the frame says how it is asked, and is not asked for. */
export type Framed = { cue: Cue | null; role: Role | null }

export type Frame = { segments: Framed[]; kind: QuestionKind | null }

/**
 * Reads the things of a question as what is done, against what, to whom or for what, and what comes of it: by the words
 * that ask, and where those do not tell by what each thing is. Where nothing but such words is left, they are what is
 * asked for. What people are to be without is asked of no study.
 */
export function frameQuestion(segments: readonly Segment[]): Frame {
  const cues = segments.map(({ words }) => (words.length === 1 ? cueOf(words[0] as string) : null))
  if (cues.every(Boolean)) return { segments: segments.map(() => ({ cue: null, role: null })), kind: null }
  const reader = new FrameReader()
  segments.forEach((segment, index) => {
    const cue = cues[index]
    if (cue) reader.cue(cue)
    else reader.thing(index, segment.subject)
  })
  const roles = reader.roles()
  const absent = segments.some((_, index) => cues[index] === null && !reader.isAbsent(index))
    ? (index: number) => reader.isAbsent(index)
    : () => false
  return {
    segments: segments.map((_, index) =>
      absent(index) ? { cue: 'without', role: null } : { cue: cues[index] ?? null, role: roles.get(index) ?? null },
    ),
    kind: kindOf(segments.map(({ words }) => words.join(' '))),
  }
}

class FrameReader {
  readonly #roles = new Map<number, Role>()
  /** Things that nothing has said anything of yet. */
  #open: number[] = []
  /** What the last cue says of the next thing. */
  #next: Role | null = null
  /** What stands before an "and". */
  #joined: Role | null = null
  /** A noun such as "effect", until the small word after it. */
  #noun: Noun | null = null
  /** What the last thing was, where nothing has come between; and whether a word of the frame has said so. */
  #last: Role | null = null
  #said = false
  readonly #absent = new Set<number>()
  #isWithout = false
  /** Whether an "and" or "or" is the last that was read: "with and without" leaves nothing out. */
  #isBetween = false

  cue(cue: Cue): void {
    const isBoth = this.#isBetween
    this.#isBetween = cue === 'and' || cue === 'or'
    if (!this.#isBetween) this.#isWithout = cue === 'without' && !isBoth
    if (cue === 'asks' || cue === 'people' || cue === 'without') return
    const noun = this.#noun
    this.#noun = isNoun(cue) ? cue : null
    if (cue === 'or') {
      // "Aspirin or clopidogrel" compares them; "pain or fever" does not.
      if (this.#open.length > 0 || this.#last === 'intervention') this.#expect('comparator')
    } else if (cue === 'and') this.#joined = this.#last
    else if (cue === 'of') this.#next = noun ? AFTER_OF[noun] : this.#next
    else if (cue in AFTER) this.#expect(AFTER[cue as keyof typeof AFTER])
  }

  thing(index: number, subject: Subject | null): void {
    this.#isBetween = false
    if (this.#isWithout) {
      this.#absent.add(index)
      return
    }
    const role = this.#roleOf(subject)
    this.#said = role !== null && (this.#next !== null || (this.#said && (subject === null || this.#joined !== null)))
    if (role) this.#roles.set(index, role)
    else this.#open.push(index)
    this.#last = role
    this.#next = null
    this.#joined = null
    this.#noun = null
  }

  isAbsent(index: number): boolean {
    return this.#absent.has(index)
  }

  roles(): ReadonlyMap<number, Role> {
    return this.#roles
  }

  #roleOf(subject: Subject | null): Role | null {
    if (subject === 'people') return 'population'
    if (this.#next) return isDoing(this.#next) && subject === 'condition' ? 'population' : this.#next
    if (this.#joined && !(subject && isDoing(this.#joined) && subject !== 'treatment')) return this.#joined
    // Words that no vocabulary knows go with those before them, of which the frame tells.
    return subject ? BY_SUBJECT[subject] : this.#said ? this.#last : null
  }

  /** The next thing is this, and what nothing was said of so far is what was done. */
  #expect(role: Role): void {
    this.#next = role
    for (const index of this.#open) this.#roles.set(index, 'intervention')
    if (this.#open.length > 0) this.#last = 'intervention'
    this.#open = []
  }
}

type Noun = 'effect' | 'treatment' | 'prevention'
const isNoun = (cue: Cue): cue is Noun => cue in AFTER_OF

const AFTER = {
  compares: 'comparator',
  acts: 'outcome',
  treats: 'population',
  on: 'outcome',
  for: 'population',
  in: 'population',
} as const satisfies Partial<Record<Cue, Role>>

const AFTER_OF: Record<Noun, Role> = {
  effect: 'intervention',
  treatment: 'population',
  prevention: 'outcome',
}

const BY_SUBJECT: Record<Subject, Role> = {
  treatment: 'intervention',
  condition: 'population',
  people: 'population',
  measure: 'outcome',
}

const isDoing = (role: Role) => role === 'intervention' || role === 'comparator'
