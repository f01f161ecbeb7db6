/** Of digits and signs Unicode has raised and lowered forms; what stands between them stays as it is. */
const PLAIN = '0123456789+-−–=()'
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎'
const CONVERTIBLE = /^(?=.*[\d+−–-])[\d+−–\-=()., /·]+$/

/**
 * The characters of a superscript or subscript as text that needs no mark: "10" and a raised "9" are "10⁹" in a file, in
 * a citation and in the clipboard, where a mark is lost and "109" would be left. As many UTF-16 units as before, so that
 * offsets hold. Null where letters stand in it ("VO" and a lowered "2max"): those keep their mark, and are read without.
 */
export function asUnicodeScript(characters: string, kind: 'superscript' | 'subscript'): string | null {
  if (!CONVERTIBLE.test(characters)) return null
  const forms = kind === 'superscript' ? RAISED : LOWERED
  return Array.from(characters, (character) => forms[PLAIN.indexOf(character)] ?? character).join('')
}
