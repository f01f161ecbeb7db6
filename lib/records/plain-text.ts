/** Well-formed text without control characters, white space collapsed; undefined where nothing is left. */
export function plainText(text: string | null | undefined): string | undefined {
  const plain = text
    ?.replace(/\p{Surrogate}/gu, '\uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u001f\s]+/g, ' ')
    .trim()
  return plain || undefined
}
