/** Longest body, in UTF-16 units as browsers count them. */
export const NOTE_MAX = 20_000
export const COMMENT_MAX = 10_000
export const QUOTE_MAX = 1_000

/**
 * What a person typed, as it is stored: one kind of line end, no NUL (PostgreSQL takes none), no half of a
 * surrogate pair, no space around it.
 */
export function tidyText(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
}

/** Why `text` cannot be saved as a `noun` ("note"), or null. */
export function textFault(text: string, noun: string, max: number): string | null {
  if (text.length === 0) return `This ${noun} is empty. Write something first.`
  if (text.length <= max) return null
  const figure = (n: number) => n.toLocaleString('en-GB')
  return `This ${noun} is ${figure(text.length)} characters long; ${figure(max)} fit.`
}
