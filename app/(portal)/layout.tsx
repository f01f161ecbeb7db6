import type { ReactNode } from 'react'
import { newInInbox } from '@/app/_server/inbox'
import { currentSession } from '@/app/_server/viewer'
import { DraftsOf } from '@/app/_ui/drafts-of'
import { EscapeCloses } from '@/app/_ui/escape-closes'
import { Keyboard } from '@/app/_ui/keyboard'
import { draftOwner } from '@/app/_ui/local-drafts'
import { NavigationProgress } from '@/app/_ui/navigation-progress'
import { PaletteOpener } from '@/app/_ui/palette-opener'
import { TopBar } from '@/app/_ui/top-bar'
import { countInvitations } from '@/db/groups/invitations'
import { AccountMenu } from './_parts/account-menu'
import { InboxLink } from './_parts/inbox-link'
import { SaveToList } from './lists/save-to-list'
import { pagesOf, placesFor } from './places'

/** First on the page, for keyboards: to the results where there are any, and to the page. */
const skip = 'sr-only z-20 bg-surface p-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2'

/** The bar over every page after sign-in. It draws who is here; it decides nothing. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentSession()
  const places = signedIn && placesFor(signedIn.person)
  const [invitations, news] = await Promise.all([signedIn ? countInvitations(signedIn.person) : 0, newInInbox()])
  return (
    <>
      <a href="#results" className={`${skip} hidden [body:has(#results)_&]:block`}>
        Skip to the results
      </a>
      <a href="#main" className={skip}>
        Skip to the page
      </a>
      <DraftsOf owner={draftOwner(signedIn)} />
      <NavigationProgress />
      <EscapeCloses />
      {signedIn && places && (
        <>
          <TopBar
            places={places.main}
            menu={
              <>
                <InboxLink count={news} />
                <AccountMenu person={signedIn.person} places={places} invitations={invitations} />
              </>
            }
          />
          <PaletteOpener pages={pagesOf(places)} />
        </>
      )}
      {places && signedIn?.preferences.shortcuts !== false && <Keyboard pages={pagesOf(places)} />}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-[1200px] px-8 pt-9 pb-24 outline-none max-md:px-[18px] max-md:pt-[22px]"
      >
        {children}
      </main>
      {signedIn && <SaveToList />}
    </>
  )
}
