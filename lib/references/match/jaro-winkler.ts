/**
 * How alike two strings are, 0 to 1, with more weight on a common beginning (Winkler 1990; prefix scale 0.1, at most four
 * characters). Two empty strings are not alike.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const matches: number[] = []
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i)
    const last = Math.min(b.length - 1, i + window)
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (taken[j] || b.charCodeAt(j) !== code) continue
      taken[j] = 1
      matches.push(code)
      break
    }
  }
  if (matches.length === 0) return 0
  let transposed = 0
  for (let j = 0, next = 0; j < b.length; j++) if (taken[j] && b.charCodeAt(j) !== matches[next++]) transposed++
  const m = matches.length
  return (m / a.length + m / b.length + (m - transposed / 2) / m) / 3
}
