/** How many figures of a sentence tell a difference, and how many tell that there is none. */
export type Significance = { small: number; large: number }

const P_VALUE = /\bp(?:[- ]?values?)?\s?([=<>≤≥])\s?(0?[.·,]\d+|\d)/gi
const SIGNIFICANT = 0.05

/** What the p-values of a sentence tell; where it has none, its intervals. */
export function significanceOf(text: string): Significance {
  const found = { small: 0, large: 0 }
  if (/[=<>≤≥]/.test(text)) {
    for (const [, sign = '', number = ''] of text.matchAll(P_VALUE)) {
      const isLarge = sign === '>' || sign === '≥' || figureOf(number) > SIGNIFICANT
      found[isLarge ? 'large' : 'small']++
    }
  }
  return found.small + found.large > 0 ? found : ofIntervals(text)
}

const INTERVAL =
  /(?:\bC\.?I\.?|confidence intervals?)[^\d\w−–-]{0,6}([-−–]?\d{1,6}(?:[.·]\d{1,6})?)\s?%?\s?(?:to|[-–−,;])\s?([-−–]?\d{1,6}(?:[.·]\d{1,6})?)/gi
const RATIO = /\b(?:ratios?|relative risks?|[aI]?[OHR]R)\b/
const DIFFERENCE = /\b(?:differences?|effects?|S?MDs?)\b/i
/** A word that says what an interval is of stands this near before it. */
const NEAR = 70

/** An interval that holds the value of no difference tells none. Of what other intervals are is not known. */
function ofIntervals(text: string): Significance {
  const found = { small: 0, large: 0 }
  for (const match of text.matchAll(INTERVAL)) {
    const [low, high] = [figureOf(match[1] as string), figureOf(match[2] as string)]
    const before = text.slice(Math.max(0, match.index - NEAR), match.index)
    const none = RATIO.test(before) ? 1 : low < 0 || DIFFERENCE.test(before) ? 0 : null
    if (none !== null && low < high) found[low <= none && none <= high ? 'large' : 'small']++
  }
  return found
}

const figureOf = (written: string): number => Number.parseFloat(written.replace(/[−–]/, '-').replace(/[·,]/, '.'))
