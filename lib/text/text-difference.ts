import { diffArrays } from 'diff'

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Changes that a page can wait for: texts with more are set against each other whole. */
const MOST = 1_000

/**
 * How one text became another, word by word: pieces in reading order, what was removed before what was added. The
 * pieces that are not `added` make the first text, those that are not `removed` the second, to the character.
 */
export function difference(before: string, after: string): Piece[] {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST })
  return joined(
    changes?.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ],
  )
}

/** Words, marks and white space, each by itself. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|./gsu) ?? []

/**
 * Neighbours of a kind together, and of a change what was removed first. A space that two changes have between them
 * changes with them: a reader sees one phrase become another. One that both sides of a change end with stays.
 */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  let [removed, added] = ['', '']
  const same = (text: string) => {
    const last = result.at(-1)
    if (last?.kind === 'same') last.text += text
    else if (text) result.push({ kind: 'same', text })
  }
  const close = () => {
    const [space = ''] = /\s+$/.exec(removed) ?? []
    const kept = space && added.endsWith(space) ? space : ''
    for (const [kind, text] of [
      ['removed', removed],
      ['added', added],
    ] as const)
      if (text !== kept) result.push({ kind, text: text.slice(0, text.length - kept.length) })
    same(kept)
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
      same(text)
    }
  })
  close()
  return result
}
