/** 1-based line and column in the (unpacked) source. */
export type SourcePosition = { line: number; column: number }

/** What of a source could not be taken, and why. */
export type SourceFault =
  | { kind: 'rejection'; position: SourcePosition; identifier?: string; reason: string }
  /** The source ends or breaks here; what came before it stands. */
  | { kind: 'break'; position: SourcePosition; reason: string }

/**
 * Reads one source pushed to it in pieces of any size and hands back what has become complete. Never throws on bad
 * input: what cannot be read is an entry too, and nothing follows a break.
 */
export type SourceReader<Entry> = {
  write(bytes: Uint8Array): (Entry | SourceFault)[]
  end(): (Entry | SourceFault)[]
  /** Ends the source where it stands, for a reason the reader cannot see: "the compressed data ends too early". */
  break(reason: string): (Entry | SourceFault)[]
}

/**
 * Says by the first bytes of a source what reads it: 'more' where they are too few to tell, a reason where nothing does.
 * Once `isWhole` there are no more to come.
 */
export type ReaderChoice<Entry> = (
  head: Uint8Array,
  isWhole: boolean,
) => SourceReader<Entry> | 'more' | { reason: string }
