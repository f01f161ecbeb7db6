import type { KeyFacts } from '@/lib/summaries/summary'

/** Words that say nothing of what was done or measured. */
const PLAIN = new Set(
  'with from that this than were been after before during between daily weekly dose doses treatment therapy placebo versus group groups patients people adults primary outcome outcomes rate rates risk change incidence week weeks month months year years other'.split(
    ' ',
  ),
)

/**
 * Whether two studies tested the same intervention for the same outcome, as far as their facts say: of each, at least half of
 * the words of the shorter one stand in the other. False where a fact is not known.
 */
export const asksTheSame = (one: KeyFacts | null, other: KeyFacts | null): boolean =>
  isShared(one?.intervention, other?.intervention) && isShared(one?.outcome, other?.outcome)

function isShared(one: string | undefined, other: string | undefined): boolean {
  const [fewer, more] = [wordsOf(one ?? ''), wordsOf(other ?? '')].sort((a, b) => a.size - b.size)
  if (!fewer || !more || fewer.size === 0) return false
  const shared = [...fewer].filter((word) => more.has(word)).length
  return shared * 2 >= fewer.size
}

/** Words of at least four letters, in small letters and without the s of a plural. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    [
      ...text
        .normalize('NFKC')
        .toLowerCase()
        .matchAll(/[\p{L}\p{N}]{4,}/gu),
    ]
      .map(([word]) => word.replace(/s$/, ''))
      .filter((word) => !PLAIN.has(word) && !PLAIN.has(`${word}s`)),
  )
