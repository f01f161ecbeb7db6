import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { lookUpColleagues } from '@/app/_server/colleagues'
import { signedIn, viewer } from '@/app/_server/viewer'
import { listGroups } from '@/db/groups/groups'
import { readLinks } from '@/db/lists/list-links'
import { readSharing } from '@/db/lists/sharing'
import { can } from '@/lib/access/policy'
import { LIST_ROLE_WORDS } from '@/lib/lists/list-role'
import { listAddress } from '../../list-address'
import { AddGroup } from './_parts/add-group'
import { AddPerson } from './_parts/add-person'
import { LeaveOrHide } from './_parts/leave-or-hide'
import { Links } from './_parts/links'
import { WhoHasIt } from './_parts/who-has-it'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ find?: string | string[] }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readSharing(await viewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await read((await params).id)
  return { title: list ? `Share ${list.name}` : 'Not found' }
}

/** Who has a list and why, and for its owners what can be changed about that. */
export default async function SharePage({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ id }, { find }] = await Promise.all([params, searchParams])
  const list = await read(id)
  if (!list) notFound()
  const shares = can(who, 'list.share', list)
  const asked = shares && typeof find === 'string' ? find : ''
  const [found, groups, links] = await Promise.all([
    asked ? lookUpColleagues(who, asked) : [],
    shares ? listGroups(who) : [],
    readLinks(who, list.id),
  ])
  return (
    <>
      <p className="meta">
        <Link href="/lists">Reading lists</Link>&nbsp;· <Link href={listAddress(list.id)}>{list.name}</Link>
      </p>
      <h1 className="page-title mt-1.5 mb-2">Who has this list</h1>
      <p className="mb-7 max-w-[60ch] text-ink-2">
        Everybody who has the list sees its studies, why they were saved, and how many have read each. Notes stay with
        whoever wrote them. {!shares && `You: ${LIST_ROLE_WORDS[list.viewersRole].toLowerCase()}.`}
      </p>
      <WhoHasIt list={list} viewer={who} />
      {shares && <AddPerson list={list} asked={asked} found={found} />}
      {shares && <AddGroup list={list} groups={groups} />}
      {links && <Links listId={list.id} links={links.links} areOpen={links.areOpen} />}
      <LeaveOrHide list={list} viewer={who} />
    </>
  )
}
