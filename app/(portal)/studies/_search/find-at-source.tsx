import Link from 'next/link'
import { buttonClass } from '@/app/_ui/button-class'
import { type SearchedKey, sourceOf } from '@/lib/sources/source'

/** From a search that found little to the same words at a source, which are shown there before they are sent. */
export function FindAtSource({ q, source }: { q: string; source: SearchedKey }) {
  return (
    <Link href={sourceAddress(source, q)} prefetch={false} className="text-accent" data-screen-only>
      Find at {sourceOf(source).label}
    </Link>
  )
}

/**
 * The one way to look elsewhere where nothing is here: at the sources that are on, as above; where PubMed is not on, at
 * PubMed itself.
 */
export function SearchElsewhere({ q, sources }: { q: string; sources: readonly SearchedKey[] }) {
  const isOn = sources.includes('pubmed')
  return (
    <p className="mt-3 flex flex-wrap gap-2" data-screen-only>
      {!isOn && (
        <a
          className={buttonClass()}
          href={`https://pubmed.ncbi.nlm.nih.gov/?term=${encodeURIComponent(q)}`}
          rel="noreferrer"
        >
          Search PubMed for this
        </a>
      )}
      {sources.map((source) => (
        <Link key={source} href={sourceAddress(source, q)} prefetch={false} className={buttonClass()}>
          Search {sourceOf(source).label} for this
        </Link>
      ))}
    </p>
  )
}

const sourceAddress = (source: SearchedKey, q: string) => `/${source}?q=${encodeURIComponent(q)}`
