import Link from 'next/link'

/** From a search that found little to the same words at PubMed, which are shown there before they are sent. */
export function FindAtPubmed({ q }: { q: string }) {
  return (
    <Link href={`/pubmed?q=${encodeURIComponent(q)}`} prefetch={false} className="text-accent" data-screen-only>
      Find at PubMed
    </Link>
  )
}
