import type { Holding } from './holdings'
import type { Kind, Subject } from './subjects'

/** What an example is filled in from: the identifier that is asked about, and the things of whoever it belongs to. */
export type Given = {
  id: string
  subject: Subject | null
  /** The things of whoever asks; a reader's where nobody does. */
  mine: Holding
  studyId: number
  otherId: number
  /** The key of a form that somebody else has sent. */
  othersKey: string
}

/** One example of what an entry point is sent. */
export type Example<Input> = {
  /** What the identifier in it is of; none: it asks about nothing of anybody's. */
  kind?: Kind
  input: (given: Given) => Input
  /** Others of the same entry point, by what is different about them. */
  also?: Record<string, Omit<Example<Input>, 'also'>>
}
