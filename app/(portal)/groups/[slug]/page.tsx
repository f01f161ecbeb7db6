import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { lookUpColleagues } from '@/app/_server/colleagues'
import { signedIn, viewer } from '@/app/_server/viewer'
import { sessionsOfGroup } from '@/db/club/read-session'
import { readGroup } from '@/db/groups/read-group'
import { listsOfGroup } from '@/db/lists/sharing'
import { questionsOfGroup } from '@/db/questions/list-questions'
import { verdictsOfGroup } from '@/db/verdicts/list-verdicts'
import { can } from '@/lib/access/policy'
import { GroupClub } from '../_parts/group-club'
import { GroupHead } from '../_parts/group-head'
import { GroupLists } from '../_parts/group-lists'
import { GroupPeople } from '../_parts/group-people'
import { GroupQuestions } from '../_parts/group-questions'
import { GroupSettings } from '../_parts/group-settings'
import { GroupVerdicts } from '../_parts/group-verdicts'
import { InviteColleagues } from '../_parts/invite-colleagues'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<'find' | 'verdicts', string | string[] | undefined>>
}

/** Read once a request, for the page and for its head. */
const read = cache(async (slug: string) => readGroup(await viewer(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).slug))?.name ?? 'Not found' }
}

export default async function GroupPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ slug }, { find, verdicts: chosen }] = await Promise.all([params, searchParams])
  const group = await read(slug)
  if (!group) notFound()
  const isOpen = group.archivedAt === null
  const invites = isOpen && can(who, 'group.invite', group)
  const asked = invites && typeof find === 'string' ? find : ''
  const [found, lists, verdicts, questions, sessions] = await Promise.all([
    asked ? lookUpColleagues(who, asked) : [],
    listsOfGroup(who, group.id),
    verdictsOfGroup(who, group.id),
    questionsOfGroup(who, group.id),
    sessionsOfGroup(who, group.id),
  ])
  return (
    <>
      <GroupHead group={group} />
      <GroupPeople group={group} viewer={who} />
      {group.groupRole && (
        <GroupVerdicts
          verdicts={verdicts}
          slug={group.slug}
          chosen={chosen === 'overdue' || chosen === 'review' ? chosen : ''}
          leads={isOpen && can(who, 'group.decide', group)}
        />
      )}
      {group.groupRole && (
        <GroupClub groupId={group.id} sessions={sessions} leads={isOpen && can(who, 'group.decide', group)} />
      )}
      {group.groupRole && <GroupQuestions questions={questions} />}
      {group.groupRole && <GroupLists lists={lists} />}
      {invites && <InviteColleagues group={group} asked={asked} found={found} />}
      <GroupSettings group={group} viewer={who} />
    </>
  )
}
