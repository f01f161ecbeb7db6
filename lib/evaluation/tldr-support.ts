/** A count of its own, apart from the check that every draft passes: it shares no code with what it judges. */

const LOST =
  /^(?:no|not|nor|none|neither|never|without|cannot|failed|lack|unlikely|only|except|may|might|could|can|should|suggests?|suggested|indicates?|indicated|appears?|appeared|seems?|seemed|likely|possibly|possible|potential|potentially|probably|probable|perhaps|trend|tended|promising|preliminary|limited|some)$/

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('·', '.')
    .match(/\d+(?:[.,]\d+)*|\p{L}+|[%µ°]/gu) ?? []

/** The words, numbers and units of a TL;DR that its source lacks, and the negations and hedges that it has lost. */
export function unsupportedWords(tldr: string, source: string, named: readonly string[]): string[] {
  const [ours, theirs] = [tokensOf(tldr), tokensOf(source)]
  const have = new Set([...theirs, ...named.flatMap(tokensOf)])
  const count = (list: string[], word: string) => list.filter((each) => each === word).length
  const added = ours.filter((token) => !have.has(token))
  const lost = [...new Set(theirs)].filter((token) => LOST.test(token) && count(theirs, token) > count(ours, token))
  return [...added, ...lost.map((token) => `−${token}`)]
}
