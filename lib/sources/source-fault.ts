/** What can go wrong with a source, in words for whoever asked. Nothing that a server answered stands in them. */
const WORDS = {
  off: 'is switched off under Administration → Sources',
  'no key': 'has no key under Administration → Sources, and answers nobody without one',
  resting: 'has failed several times in a row and is left alone for ten minutes',
  limited: 'asks for fewer requests. Try again later',
  unavailable: 'does not answer at the moment',
  unreachable: 'cannot be reached from here',
  late: 'did not answer in time',
  'not public': 'has an address that Précis does not connect to',
  redirected: 'sent Précis to another address, where it does not go',
  'too large': 'sent more than Précis reads',
  'other type': 'sent something else than was asked for',
  unreadable: 'sent something that cannot be read',
  refused: 'refused the request',
} as const

export type SourceFaultKind = keyof typeof WORDS

/** A source that did not answer as it should. */
export class SourceFault extends Error {
  override name = 'SourceFault'

  constructor(
    readonly kind: SourceFaultKind,
    /** A status or the code of a network error, for the log and for administrators. */
    readonly detail: string | null = null,
    /** How long the source wants to be left alone, where it says so. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(WORDS[kind] + (detail ? ` (${detail})` : ''))
  }
}

/** What is the source's failure, so that it is left alone after some; a request that it refuses says nothing about it. */
export const isItsOwn = ({ kind }: SourceFault): boolean => !['off', 'no key', 'resting', 'refused'].includes(kind)

/** Faults after which the same request may do better a little later. */
export const isWorthAnotherTry = ({ kind }: SourceFault): boolean => kind === 'limited' || kind === 'unavailable'
