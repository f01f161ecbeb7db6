import { describe, expect, it } from 'vitest'
import { chosenLabels, phrases, type SharedWord } from '@/lib/similarity/shared-labels'

const label = (name: string, studies: number) => ({ name, studies })
const word = (name: string, places: number[], otherPlaces: number[], studies = 10): SharedWord => ({
  name,
  studies,
  places,
  otherPlaces,
})
const names = (words: SharedWord[]) => phrases(words).map(({ name }) => name)

describe('the labels that are named', () => {
  it('are three, the rarest first', () => {
    const labels = [label('skin', 900), label('baricitinib', 3), label('hair', 40), label('lupus', 20)]
    expect(chosenLabels(labels)).toEqual(['baricitinib', 'lupus', 'hair'])
  })

  it('leave out what another one says, in the plural and in capitals too', () => {
    const labels = [
      label('Alopecia Areata', 5),
      label('alopecia', 9),
      label('JAK Inhibitors', 3),
      label('inhibitor', 4),
    ]
    expect(chosenLabels(labels)).toEqual(['JAK Inhibitors', 'Alopecia Areata'])
  })
})

describe('words of a title', () => {
  it('that stand side by side in both studies are one phrase', () => {
    expect(names([word('areata', [5], [2, 30]), word('alopecia', [4], [1]), word('hair', [9], [50])])).toEqual([
      'alopecia areata',
      'hair',
    ])
  })

  it('that stand side by side in one of the two only are words by themselves', () => {
    expect(names([word('heart', [1], [7]), word('failure', [2], [20])])).toEqual(['heart', 'failure'])
    expect(names([word('heart', [1], [7]), word('failure', [3], [8])])).toEqual(['heart', 'failure'])
  })

  it('and words that stand in the other title only are named after them', () => {
    expect(names([word('mice', [], [3]), word('skin', [1], [1])])).toEqual(['skin', 'mice'])
  })
})
