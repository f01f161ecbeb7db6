/** What stands beside an article and is not the article, however alike the two look. */
export type CompanionKind = 'erratum' | 'retraction' | 'comment' | 'preprint' | 'protocol' | 'conference abstract'

type Work = {
  title?: string | null
  doi?: string | null
  journals: (string | null | undefined)[]
  publicationTypes?: readonly string[]
  type?: string
}

const BY_TITLE: [CompanionKind, RegExp][] = [
  ['retraction', /^\W*(?:retract(?:ion|ed)\b(?! of the)|expression of concern|notice of retraction|withdrawn\b)/i],
  [
    'erratum',
    /^\W*(?:erratum|errata|corrigend(?:um|a)|(?:author |publisher )?correction(?: to\b|:|\.?$)|addendum)|\[(?:erratum|correct(?:ion|ed))[^\]]*\]\s*\.?$/i,
  ],
  [
    'comment',
    /^\W*(?:comment(?:s|ary)? (?:on|to|about|regarding)\b|comment(?:ary)?:|re:|(?:the )?authors?['’]? (?:reply|response)|(?:in )?(?:reply|response)(?: to\b|:|\.?$)|letter to the editor|letter:|invited (?:comment|discussion))|\breply to\b.{0,80}$/i,
  ],
  [
    'protocol',
    /\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) (?:an?|the) |:\s*(?:an? )?(?:[\w-]+ ){0,4}protocol\W*$|\brationale and design\b|\bdesign and rationale\b/i,
  ],
]

const BY_TYPE: [CompanionKind, string[]][] = [
  ['retraction', ['Retraction of Publication', 'Retraction Notice', 'Expression of Concern']],
  ['erratum', ['Published Erratum', 'Corrected and Republished Article']],
  ['comment', ['Comment']],
  ['preprint', ['Preprint']],
  ['protocol', ['Clinical Trial Protocol']],
  ['conference abstract', ['Meeting Abstract']],
]

/** 10.1101 is also that of the journals of Cold Spring Harbor: theirs have letters after it. */
const PREPRINT_DOI =
  /^10\.(?:1101\/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,}|64898\/|21203\/rs|31234\/osf|31219\/osf|2139\/ssrn|20944\/preprints|48550\/arxiv|22541\/au|26434\/chemrxiv|36227\/techrxiv)/i
const PREPRINT_SERVER = /\b(?:medrxiv|biorxiv|arxiv|research square|ssrn|preprints|psyarxiv|osf preprints|chemrxiv)\b/i

/** Which companion a work is, and whether that shows in its title, address or journal and not in its types alone. */
export type Companion = { kind: CompanionKind; isShown: boolean }

/** Null for a work in its own right. */
export function companionOf({ title, doi, journals, publicationTypes = [], type }: Work): Companion | null {
  const byTitle = BY_TITLE.find(([, words]) => words.test(title ?? ''))?.[0]
  if (byTitle && byTitle !== 'protocol') return { kind: byTitle, isShown: true }
  const byType = BY_TYPE.find(([, names]) => names.some((name) => publicationTypes.includes(name)))?.[0]
  if (byType) return { kind: byType, isShown: byType === byTitle }
  const isPreprint =
    type === 'preprint' || PREPRINT_DOI.test(doi ?? '') || journals.some((name) => PREPRINT_SERVER.test(name ?? ''))
  if (isPreprint) return { kind: 'preprint', isShown: true }
  if (type === 'conference') return { kind: 'conference abstract', isShown: false }
  return byTitle ? { kind: byTitle, isShown: true } : null
}

type Side = { companion: Companion | null; hasTypes: boolean }

/**
 * Whether one is a companion of the other and not the same: they are of different kinds. What one source says by its types
 * alone is a doubt where the other gives no types.
 */
export function companionship(a: Side, b: Side): { kind: CompanionKind; sure: boolean } | null {
  if (a.companion?.kind === b.companion?.kind) return null
  const one = (a.companion ?? b.companion) as Companion
  const isShown = [a, b].some(({ companion }) => companion?.isShown)
  return { kind: one.kind, sure: isShown || (a.hasTypes && b.hasTypes) }
}
