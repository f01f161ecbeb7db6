/** A short readable tail for an address; the identifier before it decides, the tail may be anything. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length > 70) break
    slug += slug ? `-${word}` : word
  }
  // A page beside the study has this address.
  return slug === '' || slug === 'how' ? 'study' : slug
}

/** "/studies/30527631/the-influence-of-interferon": by PMID, or by the portal's own number ("s12") without one. */
export function studyAddress(study: { id: number; pmid: number | null; title: string }): string {
  return `/studies/${studyKey(study)}/${encodeURIComponent(slugOf(study.title))}`
}

export const studyKey = (study: { id: number; pmid: number | null }) =>
  study.pmid ? String(study.pmid) : `s${study.id}`

/** The study that the first part of an address names, or null when it names none. */
export function parseStudyKey(key: string): { pmid: number } | { id: number } | null {
  const match = /^(s?)([1-9]\d{0,9})$/.exec(key)
  const number = Number(match?.[2])
  if (!match || number > 2_147_483_647) return null
  return match[1] ? { id: number } : { pmid: number }
}
