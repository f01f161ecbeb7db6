export type JsonObject = { index: number; end: number } & ({ value: Record<string, unknown> } | { reason: string })

/**
 * The objects of a JSON text, each read by itself: those of an array, of an array under "items" or "references", one
 * alone, or one after another. What is cut off or no JSON takes no other object with it.
 */
export function* jsonObjects(text: string): Generator<JsonObject> {
  const open = openingOf(text)
  for (let at = open; at < text.length; ) {
    const begin = text.indexOf('{', at)
    if (begin < 0) return
    const end = endOfObject(text, begin)
    yield { index: begin, end, ...parsed(text.slice(begin, end)) }
    at = end
  }
}

/** Past the name of a list that holds the objects, where there is one. */
function openingOf(text: string): number {
  return /^\s*\{\s*"(?:items|references)"\s*:\s*\[/.exec(text)?.[0].length ?? 0
}

/** Past the brace that closes the one at `begin`; the next line that begins an object, or the end, where none does. */
function endOfObject(text: string, begin: number): number {
  let depth = 0
  const sign = /["{}]/g
  sign.lastIndex = begin
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === '{') depth++
    else if (found[0] === '}' && --depth === 0) return found.index + 1
    else if (found[0] === '"') {
      const string = /"(?:[^"\\\n]|\\.)*"/y
      string.lastIndex = found.index
      // A string does not go over the end of a line: one that is not closed ends there.
      const whole = string.exec(text)
      if (whole) sign.lastIndex = found.index + whole[0].length
      else return resumeAfter(text, found.index)
    }
  }
  return text.length
}

function resumeAfter(text: string, from: number): number {
  const next = /\n[ \t]*\{/g
  next.lastIndex = from
  return next.exec(text)?.index ?? text.length
}

function parsed(text: string): { value: Record<string, unknown> } | { reason: string } {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    return { value }
  } catch (error) {
    return { reason: `Not JSON: ${(error as Error).message.slice(0, 120)}` }
  }
}
