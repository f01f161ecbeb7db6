import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceptKey } from '@/lib/search/concept-key'
import { nearestAbove, nearestBelow } from '@/lib/search/nearest-headings'
import { topicAddress, topicKey, topicSlug } from '@/lib/search/topic-address'

describe('the address of a topic', () => {
  it.each([
    ['Lupus Erythematosus, Systemic', '/topics/lupus-erythematosus-systemic'],
    ['Janus Kinase 1', '/topics/janus-kinase-1'],
    ['Sjogren’s Syndrome', '/topics/sjogren-syndrome'],
    ['Receptors, N-Methyl-D-Aspartate', '/topics/receptors-n-methyl-d-aspartate'],
  ])('of %s is %s', (name, address) => expect(topicAddress(name)).toBe(address))

  it('is its own address, and leads back to what the heading is looked up by', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,9}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(' ', ', ', '-', ' & '),
        (words, by) => {
          const name = words.join(by)
          expect(topicSlug(topicSlug(name))).toBe(topicSlug(name))
          expect(topicKey(topicSlug(name))).toBe(conceptKey(name))
        },
      ),
    )
  })

  it('that is anything at all is looked up without a fault', () => {
    fc.assert(fc.property(fc.string(), (slug) => typeof topicKey(slug) === 'string'))
  })
})

describe('the nearest headings', () => {
  const diseases = { id: 'D', above: ['D'] }
  const skin = { id: 'S', above: ['S', 'D'] }
  const hair = { id: 'H', above: ['H', 'S', 'D'] }
  const alopecia = { id: 'A', above: ['A', 'H', 'S', 'D'] }
  const immune = { id: 'I', above: ['I', 'D'] }

  it('below are those with none between', () => {
    expect(nearestBelow([alopecia, skin, immune, hair])).toEqual([skin, immune])
    expect(nearestBelow([alopecia])).toEqual([alopecia])
  })

  it('above are those that are above none of the others', () => {
    expect(nearestAbove([diseases, hair, skin, immune])).toEqual([hair, immune])
    expect(nearestAbove([])).toEqual([])
  })
})
