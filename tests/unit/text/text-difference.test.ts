import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference, type Piece } from '@/lib/text/text-difference'
import { quickest } from '../../support/quickest'

const shown = (pieces: Piece[]) =>
  pieces
    .map(({ kind, text }) => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text))
    .join('')
const side = (pieces: Piece[], without: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

const BEFORE = 'The drug lowered pain by 12 points.'

describe('a difference', () => {
  it('names the words that changed and no others', () => {
    expect(shown(difference(BEFORE, 'The drug lowered pain by 2 points.'))).toBe(
      'The drug lowered pain by [-12-]{+2+} points.',
    )
    expect(shown(difference(BEFORE, 'The drug did not lower pain by 12 points.'))).toBe(
      'The drug [-lowered-]{+did not lower+} pain by 12 points.',
    )
    expect(shown(difference(BEFORE, 'The drug lowered pain.'))).toBe('The drug lowered pain[- by 12 points-].')
  })

  it('shows a phrase that became another as one change, not word by word', () => {
    expect(shown(difference('seen in young adults today', 'seen in older people today'))).toBe(
      'seen in [-young adults-]{+older people+} today',
    )
  })

  it('of equal texts is one piece, of nothing none', () => {
    expect(difference(BEFORE, BEFORE)).toEqual([{ kind: 'same', text: BEFORE }])
    expect(difference('', '')).toEqual([])
    expect(difference('', 'New.')).toEqual([{ kind: 'added', text: 'New.' }])
  })

  it('gives back both texts to the character, whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('a', 'b', ' ', '\n', 'é', '12', '.', '😀'), { maxLength: 40 })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = difference(before, after)
        expect(side(pieces, 'added')).toBe(before)
        expect(side(pieces, 'removed')).toBe(after)
        for (const [index, piece] of pieces.entries()) {
          expect(piece.text).not.toBe('')
          expect(piece.kind).not.toBe(pieces[index + 1]?.kind)
        }
      }),
    )
  })

  it('of long texts that share nothing is there at once', () => {
    const long = (word: string) => Array.from({ length: 60_000 }, (_, n) => word + n).join(' ')
    const [before, after] = [long('a'), long('b')]
    expect(quickest(() => difference(before, after))).toBeLessThan(1_000)
    expect(side(difference(before, after), 'added')).toBe(before)
  })
})
