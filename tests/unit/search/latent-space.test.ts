import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIMENSIONS, latentSpaceOf, vectorOf, type WordCounts } from '@/lib/search/latent-space'

const pause = async () => {}
const document = (...words: string[]): WordCounts => ({ words, counts: words.map(() => 1) })

/** Numbers from 0 to 1, the same every time. */
function seeded(): () => number {
  let state = 7
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Each on one of fifty matters, in a dozen of its forty words. */
const random = seeded()
const matters = Array.from({ length: 50 }, (_, n) => `${String.fromCharCode(97 + (n % 26))}${n}w`)
const documents = Array.from({ length: 1000 }, (_, n) =>
  document(...new Set(Array.from({ length: 12 }, () => `${matters[n % 50]}${Math.floor(40 * random())}`))),
)

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x).reduce((sum, value, index) => sum + value * (y[index] as number), 0)
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1)
}

describe('a latent space', () => {
  it('has documents on one matter point the same way, though they share no word', async () => {
    const space = await latentSpaceOf(documents, pause)
    const words = (matter: number, from: number) =>
      Array.from({ length: 10 }, (_, n) => `${matters[matter]}${from + n * 4}`)
    const [one, same, other] = [words(3, 0), words(3, 1), words(4, 2)].map((words) =>
      vectorOf(space, document(...words)),
    ) as [Int8Array, Int8Array, Int8Array]
    expect(cosine(one, same)).toBeGreaterThan(0.7)
    expect(cosine(one, other)).toBeLessThan(0.2)
  })

  it('is the same for the same documents', async () => {
    const [first, second] = [await latentSpaceOf(documents, pause), await latentSpaceOf(documents, pause)]
    expect([...first.keys()]).toEqual([...second.keys()])
    expect([...first.values()]).toEqual([...second.values()])
  })

  it('knows no word of fewer than three documents, and none that most have', async () => {
    const space = await latentSpaceOf(
      Array.from({ length: 10 }, (_, n) => document('said', ...(n < 3 ? ['thrice'] : []), ...(n < 2 ? ['twice'] : []))),
      pause,
    )
    expect([...space.keys()]).toEqual(['thrice'])
  })

  it('of a document without a known word points nowhere', async () => {
    const space = await latentSpaceOf(documents, pause)
    expect(vectorOf(space, document('unheard'))).toEqual(new Int8Array(DIMENSIONS))
  })

  it('lets others work in between', async () => {
    let pauses = 0
    await latentSpaceOf([...documents, ...documents], async () => {
      pauses++
    })
    expect(pauses).toBeGreaterThan(5)
  })

  it('is made of numbers, whatever the documents are', async () => {
    const documents = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(documents, async (texts) => {
        const space = await latentSpaceOf(
          texts.map((words) => document(...words)),
          pause,
        )
        for (const vector of space.values()) expect(vector.every(Number.isFinite)).toBe(true)
        const vector = vectorOf(space, document('a', 'b', 'c'))
        expect(Math.max(0, ...vector.map(Math.abs))).toBeLessThanOrEqual(127)
      }),
      { numRuns: 50 },
    )
  })
})
