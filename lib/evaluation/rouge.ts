const LONGEST = 600

const tokens = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, LONGEST)

/** ROUGE-L (Lin 2004): F1 over the longest common subsequence of words. */
export function rougeL(text: string, reference: string): number {
  const [one, other] = [tokens(text), tokens(reference)]
  if (one.length === 0 || other.length === 0) return 0
  let row = new Uint16Array(other.length + 1)
  for (const word of one) {
    const next = new Uint16Array(other.length + 1)
    for (let index = 1; index <= other.length; index++)
      next[index] =
        word === other[index - 1]
          ? (row[index - 1] as number) + 1
          : Math.max(row[index] as number, next[index - 1] as number)
    row = next
  }
  return (2 * (row[other.length] as number)) / (one.length + other.length)
}
