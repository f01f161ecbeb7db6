import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { newInInbox } from '@/app/_server/inbox'
import { currentSession } from '@/app/_server/viewer'
import { DraftsOf } from '@/app/_ui/drafts-of'
import { EscapeCloses } from '@/app/_ui/escape-closes'
import { Keyboard } from '@/app/_ui/keyboard'
import { draftOwner } from '@/app/_ui/local-drafts'
import { NavigationProgress } from '@/app/_ui/navigation-progress'
import { PageMain, SkipLinks } from '@/app/_ui/page-main'
import { PaletteOpener } from '@/app/_ui/palette-opener'
import { TopBar } from '@/app/_ui/top-bar'
import { countInvitations } from '@/db/groups/invitations'
import { AccountMenu } from './_parts/account-menu'
import { InboxLink } from './_parts/inbox-link'
import { SaveToList } from './lists/save-to-list'
import { pagesOf, placesFor } from './places'

/** The bar over every page after sign-in. It draws who is here; it decides nothing. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentSession()
  const places = signedIn && placesFor(signedIn.person)
  const [invitations, news] = await Promise.all([signedIn ? countInvitations(signedIn.person) : 0, newInInbox()])
  return (
    <>
      <SkipLinks />
      <DraftsOf owner={draftOwner(signedIn)} />
      <NavigationProgress />
      <EscapeCloses />
      {signedIn && places && (
        <>
          <TopBar
            places={places.main}
            menu={
              <>
                <InboxLink count={news} icon={<Inbox size={19} aria-hidden="true" />} />
                <AccountMenu person={signedIn.person} places={places} invitations={invitations} />
              </>
            }
          />
          <PaletteOpener pages={pagesOf(places)} />
        </>
      )}
      {places && signedIn?.preferences.shortcuts !== false && <Keyboard pages={pagesOf(places)} />}
      <PageMain>{children}</PageMain>
      {signedIn && <SaveToList />}
    </>
  )
}
