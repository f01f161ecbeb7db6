export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Comparisons that a page can wait for: texts that are longer and share little are set against each other whole. */
const MOST = 4_000_000

/**
 * How one text became another, word by word: pieces in reading order, what was removed before what was added. The
 * pieces that are not `added` make the first text, those that are not `removed` the second, to the character.
 */
export function difference(before: string, after: string): Piece[] {
  const [one, other] = [tokens(before), tokens(after)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const middle = compared(one.slice(start, one.length - end), other.slice(start, other.length - end))
  const same = (words: string[]): Piece => ({ kind: 'same', text: words.join('') })
  return joined([same(one.slice(0, start)), ...middle, same(one.slice(one.length - end))])
}

/** Words, marks and white space, each by itself. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|./gsu) ?? []

/** By the longest common subsequence. */
function compared(one: string[], other: string[]): Piece[] {
  const whole: Piece[] = [
    { kind: 'removed', text: one.join('') },
    { kind: 'added', text: other.join('') },
  ]
  if (one.length === 0 || other.length === 0 || one.length * other.length > MOST) return whole
  const width = other.length + 1
  const common = new Uint16Array((one.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      pieces.push({ kind: 'same', text: one[i++] as string })
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) pieces.push({ kind: 'removed', text: one[i++] as string })
    else pieces.push({ kind: 'added', text: other[j++] as string })
  }
  return [...pieces, { kind: 'removed', text: one.slice(i).join('') }, { kind: 'added', text: other.slice(j).join('') }]
}

/**
 * Neighbours of a kind together, and of a change what was removed first. A space that two changes have between them
 * changes with them: a reader sees one phrase become another.
 */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  let [removed, added] = ['', '']
  const close = () => {
    if (removed) result.push({ kind: 'removed', text: removed })
    if (added) result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  const real = pieces.filter(({ text }) => text !== '')
  real.forEach(({ kind, text }, index) => {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if ((removed || added) && /^\s+$/.test(text) && real[index + 1] && real[index + 1]?.kind !== 'same') {
      removed += text
      added += text
    } else {
      close()
      const last = result.at(-1)
      if (last?.kind === 'same') last.text += text
      else result.push({ kind, text })
    }
  })
  close()
  return result
}
