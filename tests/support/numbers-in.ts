const NUMERALS = 'two three four five six seven eight nine ten eleven twelve'.split(' ')

/** The numbers of a text, whether written "4,362", "4362" or "four"; "one" is as often a pronoun. */
export const numbersIn = (prose: string): string[] => [
  ...(prose.match(/\d+(?:[.,]\d+)*/g) ?? []).map((digits) => digits.replaceAll(',', '')),
  ...(prose.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const at = NUMERALS.indexOf(word)
    return at < 0 ? [] : [String(at + 2)]
  }),
]
