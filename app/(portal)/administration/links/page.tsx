import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { readLinkSetting } from '@/db/lists/link-setting'
import { closeLinks, openLinks } from './actions'

export const metadata: Metadata = { title: 'Links' }

/** Whether links to reading lists ask strangers to sign in. */
export default async function LinksPage() {
  const setting = await readLinkSetting(await signedIn())
  if (!setting) notFound()
  const { areOpen, openLinks: links, version } = setting
  return (
    <>
      <h1 className="page-title">Links</h1>
      <p className="mt-3 mb-7 max-w-[68ch] text-ink-2">
        The owner of a reading list can make links to it. A link shows studies, why they were saved and, where its maker
        has chosen so, their notes. {links === 0 ? 'There is none that opens a list now.' : linksWords(links)} The
        switch counts at once for all of them, and is recorded in the audit trail.
      </p>
      <PageSection id="open-links" title="Links open to anyone with the address">
        <p>
          <Pill tone={areOpen ? 'warn' : 'plain'}>{areOpen ? 'On' : 'Off'}</Pill>
        </p>
        <p className="max-w-[68ch] text-ink-2">
          {areOpen
            ? 'Whoever has the address of a link reads the list without signing in, from wherever this portal can be reached.'
            : 'Whoever opens a link signs in first. Only people with an account read shared lists.'}
        </p>
        <ActionForm action={areOpen ? closeLinks : openLinks} hidden={{ version }} className="grid gap-2.5">
          <Button className="w-fit">{areOpen ? 'Ask for signing in' : 'Open links to anyone with the address'}</Button>
        </ActionForm>
      </PageSection>
    </>
  )
}

const linksWords = (links: number) =>
  links === 1 ? 'There is one that opens a list now.' : `There are ${links} that open lists now.`
