import Link from 'next/link'
import { type SearchedKey, sourceOf } from '@/lib/sources/source'

/** From a search that found little to the same words at a source, which are shown there before they are sent. */
export function FindAtSource({ q, source }: { q: string; source: SearchedKey }) {
  return (
    <Link href={`/${source}?q=${encodeURIComponent(q)}`} prefetch={false} className="text-accent" data-screen-only>
      Find at {sourceOf(source).label}
    </Link>
  )
}
