/**
 * Why a sentence is not the finding of its study, in words for a reader. Kept by their places in this list, so that new
 * ones are added at its end and none is taken away.
 */
export const REASONS = [
  ['less sure', 'less likely to be the main result'],
  ['not sure enough', 'the most likely of all, but not sure enough'],
  ['asks for research', 'asks for more research'],
  ['cut off', 'too long, or no whole sentence'],
  ['other half', 'bounds or takes back the sentence before it, and both together are too long'],
  ['too long', 'cannot be stated in 35 words'],
  ['points back', 'points at something in the sentence before it'],
  ['letters', 'names groups by letters or numbers only'],
  ['no finding', 'says what was planned, supposed or done, not what was found'],
  ['harms first', 'tells of harms, which the title does not ask for'],
  ['trend', 'a trend, not an effect'],
  ['truncated', 'the record was cut short before its conclusion'],
  ['others', 'what others reported or nobody has shown'],
  ['few', 'tells of a few of those who took part'],
  ['leaving', 'tells why some left the study'],
  ['placebo', 'says that treatments are alike, and not that they did not differ from placebo'],
  ['doing', 'says what was done, not what came of it'],
  ['feasible', 'says that it can be done, not whether it helps'],
  ['greatest', 'says where an effect was greatest, not whether there was one'],
  ['presumed', 'presumed, not found'],
  ['recommends', 'a recommendation'],
  ['some people', 'a result of some of the people'],
  ['nameless', 'does not name what it compares'],
  ['other dose', 'another dose did otherwise'],
  ['hedged part', 'a hedged effect of a part, where something did not differ'],
  ['primary null', 'an effect, where the primary outcome did not differ'],
  ['bounded', 'a result that the conclusions bound'],
  ['partial', 'an early result, or one of a part of the people'],
  ['passes', 'a result, where the authors conclude something else'],
  ['null study', 'an effect, where the study found none in what it asked'],
  ['undirected', 'does not say which way the difference goes'],
  ['own result', 'an effect, where its own result was not significant'],
  ['rest', 'adds to a conclusion before it that cannot be stated'],
  ['model', 'does not say that it was found in animals or a laboratory'],
] as const

export type Reason = (typeof REASONS)[number][0]

const WORDS = new Map<string, string>(REASONS)
export const reasonWords = (reason: Reason): string => WORDS.get(reason) as string
