/** One pattern, blind to case, of several that are easier to read one below the other; the first that fits wins. */
export const anyOf = (...patterns: RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'), 'i')
