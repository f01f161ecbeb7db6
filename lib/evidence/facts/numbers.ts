const UNITS: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const TENS: Record<string, number> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10]),
)
const WORD = [...Object.keys(UNITS).slice(1), ...Object.keys(TENS), 'hundred', 'thousand'].join('|')

/** A whole number in figures, with or without commas, or spelt out: "8,050", "Forty-three", "two hundred and ten". */
export const COUNT = String.raw`(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+|[1-9]\d{0,2} \d{3}(?! ?\d)|\d{1,7}|(?:${WORD})(?:(?:[-‐‑–\s]|\sand\s)(?:${WORD})){0,7})(?![\w%]|[.,·]\d)`

/** A number of a result: a sign, a decimal point or middle dot, commas between thousands. */
export const FIGURE = String.raw`(?:(?:[-‐‑–−+][£€$]?|[−–] )?(?:\d{1,3}(?:,\d{3})+(?:[.·]\d{1,8})?|\d{1,9}(?:[.·]\d{1,8})?|[.·]\d{1,8}))`

/** The value of a `COUNT`; null where its words make no number ("twenty thirty"). */
export function countOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replace(/\D/g, ''))
  let total = 0
  let part = 0
  let least = Number.POSITIVE_INFINITY
  for (const word of text.toLowerCase().split(/[-‐‑–\s]+/)) {
    if (word === 'and') continue
    if (word === 'hundred') {
      part = (part || 1) * 100
      least = 100
    } else if (word === 'thousand') {
      total += (part || 1) * 1000
      part = 0
      least = Number.POSITIVE_INFINITY
    } else {
      const value = UNITS[word] ?? TENS[word]
      if (value === undefined || value >= least) return null
      part += value
      least = value < 20 ? 1 : 10
    }
  }
  return total + part
}

/** The value of a `FIGURE`. */
export const figureOf = (text: string): number => {
  const value = Number(
    text
      .replace(/[-‐‑–−][ £€$]?/, '-')
      .replace(/^\+/, '')
      .replace(/,/g, '')
      .replace('·', '.'),
  )
  return Object.is(value, -0) ? 0 : value
}
