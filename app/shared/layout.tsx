import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { viewer } from '@/app/_server/viewer'
import { PageMain, SkipLinks } from '@/app/_ui/page-main'
import { Brand } from '@/app/_ui/top-bar'

/**
 * The address of these pages is a secret: no page is given it as the one that somebody came from, also none of ours. So no
 * form stands on them, which without scripts would come without its origin and be refused.
 */
export const metadata: Metadata = { referrer: 'no-referrer', robots: { index: false, follow: false } }

/** What is read by a link, for whoever has it: signed in or not. */
export default async function SharedLayout({ children }: { children: ReactNode }) {
  const isSignedIn = (await viewer()).kind === 'person'
  return (
    <>
      <SkipLinks />
      <header
        data-screen-only
        className="flex h-14 items-center justify-between gap-7 border-line border-b bg-paper px-8 max-md:px-4"
      >
        <Brand />
        <Link href={isSignedIn ? '/' : '/sign-in'} className="font-medium text-accent">
          {isSignedIn ? 'Go to Précis' : 'Sign in'}
        </Link>
      </header>
      <PageMain>{children}</PageMain>
    </>
  )
}
