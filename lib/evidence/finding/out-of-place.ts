/** Who they were before anything was given. */
const AT_START =
  /^(?:the )?(?:mean|median|average) (?:\([^()]*\) )?age\b|\bat baseline\b[^.;]{0,60}\b(?:similar|comparable|no (?:significant )?differences?|did not differ|balanced)\b|\bbaseline (?:measurements?|values?|variables|levels)\b[^.;]{0,40}\b(?:comparable|similar|did not differ)|\b(?:demographic|baseline) (?:data|characteristics|variables|demographics)\b/i
/** How it was reckoned. */
const RECKONED =
  /\b(?:was|were) (?:statistically )?(?:analy[sz]ed|performed|done|calculated|compared|assessed) (?:using|by|with)\b|\b(?:was|were) statistically analy[sz]ed\b|\bt-test was\b/i
/** A number of a register and no more. */
const REGISTERED_ALONE = /^\W*(?:[\w.-]+:? ){0,3}(?:NCT ?\d{8}|ISRCTN ?\d{8}|ACTRN\d{14}|[A-Z]{3,8}[-/ ]?\d{5,})\W*$/
/** What is said of a few of those before, or of what stands before. */
const GOES_ON =
  /^(?:in particular|specifically|the remaining|(?:(?:one|two|three|four|most|some|all|none) )?of (?:these|those|them|which)|then,|if (?:impossible|not|so)\b|otherwise\b|among (?:these|those|them)|the (?:adjusted |mean |estimated )?treatment difference)\b|\bthe above\b/i

export const isOnlyRegistered = (text: string): boolean => REGISTERED_ALONE.test(text)

/** Whether a sentence among the results tells nothing that came of the study, or only with the sentence before it. */
export const isOutOfPlace = (text: string): boolean =>
  AT_START.test(text) || RECKONED.test(text) || REGISTERED_ALONE.test(text) || GOES_ON.test(text)
