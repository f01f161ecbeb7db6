import { SourceFault } from './source-fault'

/** Deeper than any answer that is asked for. */
const MOST_DEEP = 32

/** What a JSON text says; throws `SourceFault` where it is none, or deeper than anything that is asked for. */
export function readJson(text: string): unknown {
  if (depthOf(text) > MOST_DEEP) throw new SourceFault('unreadable')
  try {
    return JSON.parse(text)
  } catch {
    throw new SourceFault('unreadable')
  }
}

/** The most brackets that are open at once, outside of strings. */
function depthOf(text: string): number {
  let deepest = 0
  let depth = 0
  let isString = false
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]
    if (isString) {
      if (letter === '\\') index++
      else if (letter === '"') isString = false
    } else if (letter === '"') isString = true
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth)
    else if (letter === '}' || letter === ']') depth--
  }
  return deepest
}
