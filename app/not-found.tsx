import Link from 'next/link'

export default function NotFound() {
  return (
    <main className="mx-auto max-w-[60ch] px-8 py-24">
      <h1 className="page-title">There is no such page</h1>
      <p className="mt-3">
        The address may be old or mistyped.{' '}
        <Link className="text-accent" href="/">
          Go home
        </Link>
      </p>
    </main>
  )
}
