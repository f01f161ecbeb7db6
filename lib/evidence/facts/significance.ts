const P_VALUE =
  /^(?:[^\d%.;=<>±]{0,50}|[^.%<>=]{0,3}?)(?:[\s,;)\]%]|respectively|for \w{1,14}|Fisher Exact test|χ2 = [\d.]{1,7},|CI\b|\[\d[\d.]{0,6}\]| (?:mm|days?|points?|kg|mg|weeks?)\b|\(\d{1,3}%\)){0,8}[([]?\s?(?:two-sided )?[Pp](?:[- ]?values?)?(?:\s?(?:for \w{1,14}))?\s?(?:was|of|is)?\s?(=\s?<|=|<|≤|<=|⩽|>|≥|less than)\s?(?:(NS|n\.?s\.?)\b|(0?[.·]\d{1,8}|0|1(?:\.0{1,4})?)(?:\s?[×x]\s?10\s?[-−–]\s?(\d{1,3}))?)/

const SIGNS: Record<string, string> = { '=<': '<', '<=': '≤', '⩽': '≤', 'less than': '<' }

/** The p value that follows a number at once, and where its words end; null where none does. */
export function pAfter(text: string, from: number): { p: string; end: number } | null {
  const match = P_VALUE.exec(text.slice(from, from + 90))
  if (!match) return null
  const end = from + match[0].length
  if (match[2]) return { p: 'NS', end }
  const sign = (match[1] as string).replace(/\s/g, '')
  const figure = (match[3] as string).replace('·', '.').replace(/^\./, '0.')
  const power = match[4] ? `e-${match[4]}` : ''
  return { p: `${SIGNS[sign] ?? SIGNS[match[1] as string] ?? sign}${figure}${power}`, end }
}
