/** What is granted before something else is stated: "although |stroke was similar in both groups, …". */
const GRANTED = /\b(?:(?:even )?though|although|while|whereas|despite|albeit)\b/gi
/** That nothing was different. */
const NULL =
  /\b(?:similar(?:ly)?|comparabl[ey]|did not (?:\w+ly )?(?:differ|change|improve|reduce|affect|increase|decrease)|(?:no|without) (?:statistically )?(?:significant(?:ly)? )?(?:\w+ ){0,3}?(?:differences?|differen\w+|effects?|changes?|reductions?|improvements?)|not (?:\w+ly )?(?:differ\w*|significant|lower|higher|reduced|improved|better))\b/i
/** Where the clause that grants it ends, behind its brackets. */
const CLAUSE_ENDS = /^(?:[^,;()]|\([^()]*\)|,(?= ?\d))*[,;] /

/**
 * Whether a sentence grants, before what stands at `at`, that something else did not differ: "although stroke was
 * similar, haemorrhage was less frequent (…)". The second half alone tells a trial that found nothing as one that did.
 */
export function isBesideNull(text: string, at: number): boolean {
  for (const { index, 0: word } of text.slice(0, at).matchAll(GRANTED)) {
    const said = text.slice(index + word.length, at)
    const granted = CLAUSE_ENDS.exec(said)?.[0]
    if (granted && NULL.test(granted)) return true
  }
  return false
}
