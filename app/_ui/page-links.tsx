import Link from 'next/link'

type Props = { path: string; query: Record<string, string>; page: number; last: number }

/** Previous and next of something that comes in pages, the rest of the address kept. */
export function PageLinks({ path, query, page, last }: Props) {
  if (last <= 1) return null
  const link = (to: number, words: string) => {
    const kept = Object.entries(query).filter(([, value]) => value)
    return (
      <Link className="text-accent" href={`${path}?${new URLSearchParams([...kept, ['page', String(to)]])}`}>
        {words}
      </Link>
    )
  }
  return (
    <nav aria-label="Pages" className="meta mt-5 flex gap-5">
      {page > 1 && link(Math.min(page - 1, last), 'Previous')}
      <span>
        Page {page} of {last}
      </span>
      {page < last && link(page + 1, 'Next')}
    </nav>
  )
}
