import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { relyingParty } from '@/app/_server/relying-party'
import { signedInSession } from '@/app/_server/viewer'
import { PageSection } from '@/app/_ui/page-section'
import { readAccount } from '@/db/access/account'
import { readWaysIn } from '@/db/access/sign-in-ways'
import { readCodes } from '@/db/codes/codes'
import { listPasskeys } from '@/db/passkeys/passkeys'
import { deviceName } from '@/lib/access/device-name'
import { AddPasskey } from './_parts/add-passkey'
import { Codes } from './_parts/codes'
import { Confirm } from './_parts/confirm'
import { ForgetPasskeys } from './_parts/forget-passkeys'
import { PasskeyList } from './_parts/passkey-list'

export const metadata: Metadata = { title: 'Sign-in' }

export default async function SignInWaysPage() {
  const signedIn = await signedInSession()
  const who = signedIn.person
  const [account, ways, passkeys] = await Promise.all([readAccount(who), readWaysIn(signedIn), listPasskeys(who)])
  if (!account || !ways) notFound()
  const [party, codes] = await Promise.all([relyingParty(), readCodes(who, account.email)])
  const browser = deviceName((await headers()).get('user-agent'))
  return (
    <div className="max-w-[640px]">
      <h1 className="page-title">Sign-in</h1>
      <p className="meta mt-1 mb-7 dotted">
        <span>{account.email}</span>
        <Link href="/account" className="text-accent">
          Your account
        </Link>
      </p>
      {!ways.isRecent && (
        <Confirm
          ways={ways}
          email={account.email}
          hasPasskeys={passkeys.length > 0}
          usesCodes={codes?.state === 'on'}
        />
      )}
      <PageSection id="passkeys" title="Passkeys">
        <p className="text-ink-2">
          A passkey stays on your phone, computer or security key, which checks your fingerprint, face or PIN. There is
          nothing to type, and nothing that somebody could get out of you on a page that only looks like this one.
        </p>
        <PasskeyList passkeys={passkeys} isRecent={ways.isRecent} />
        {party ? (
          <>
            <AddPasskey name={browser} isRecent={ways.isRecent} />
            <ForgetPasskeys party={party.id} known={passkeys.map(({ credentialId }) => credentialId)} />
          </>
        ) : (
          <p className="meta">
            Passkeys need a portal that has a name: this address is a number. Your administrator sets one with{' '}
            <code>PRECIS_URL</code>.
          </p>
        )}
      </PageSection>
      {(ways.hasPassword || codes) && (
        <PageSection id="codes" title="Codes after your password">
          <Codes codes={codes} isRecent={ways.isRecent} />
        </PageSection>
      )}
    </div>
  )
}
