import type { SourceEntry } from './study-record'

/**
 * Reads one source pushed to it in pieces of any size and hands back what has become complete. Never throws on bad
 * input: what cannot be read is an entry too, and nothing follows a break.
 */
export type SourceReader = {
  write(bytes: Uint8Array): SourceEntry[]
  end(): SourceEntry[]
  /** Ends the source where it stands, for a reason the reader cannot see: "the compressed data ends too early". */
  break(reason: string): SourceEntry[]
}
