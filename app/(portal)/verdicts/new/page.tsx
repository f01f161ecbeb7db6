import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { today } from '@/app/(portal)/lists/today'
import { readSession } from '@/db/club/read-session'
import { readStudy } from '@/db/studies/study-page'
import { groupsToDecideFor, possibleOwners } from '@/db/verdicts/deciding-groups'
import { readVerdict } from '@/db/verdicts/read-verdict'
import { can } from '@/lib/access/policy'
import { usualStance } from '@/lib/club/tally'
import { isCurrent } from '@/lib/verdicts/verdict'
import { namesOf } from '../_parts/edit-draft'
import { NewVerdict } from '../_parts/new-verdict'

export const metadata: Metadata = { title: 'New verdict' }

type Props = {
  searchParams: Promise<Record<'study' | 'group' | 'supersedes' | 'session', string | string[] | undefined>>
}

export default async function NewVerdictPage({ searchParams }: Props) {
  const who = await signedIn()
  const { study: number, group: wanted, supersedes, session: club } = await searchParams
  if (typeof supersedes === 'string') {
    const former = await readVerdict(who, supersedes)
    if (!former || !isCurrent(former.state) || !can(who, 'verdict.change', former)) notFound()
    return (
      <NewVerdict
        study={former.study}
        group={{ id: former.groupId, name: former.group }}
        owners={await possibleOwners(who, former.groupId)}
        hidden={{ key: randomUUID(), supersedesId: former.id }}
        draft={{ ...former, ...namesOf(former), certainty: former.certainty ?? '', decidedOn: today(), reviewBy: '' }}
      />
    )
  }
  if (typeof club === 'string') {
    const session = await readSession(who, club)
    const read = session?.candidates.find(({ study }) => study.id === session.studyId)?.study
    if (!session || !read || session.state !== 'revealed' || !can(who, 'club.run', session)) notFound()
    return (
      <NewVerdict
        study={read}
        group={{ id: session.groupId, name: session.group }}
        owners={await possibleOwners(who, session.groupId)}
        hidden={{ key: randomUUID(), sessionId: session.id }}
        draft={{ ...EMPTY, stance: usualStance(session.ballots), ownerId: who.id, decidedOn: today() }}
      />
    )
  }
  const study = typeof number === 'string' ? await readStudy(who, `s${number}`) : null
  if (!study) notFound()
  const groups = await groupsToDecideFor(who)
  const group = groups.find(({ id }) => id === wanted) ?? (groups.length === 1 ? groups[0] : undefined)
  if (group)
    return (
      <NewVerdict
        study={study}
        group={group}
        owners={await possibleOwners(who, group.id)}
        hidden={{ key: randomUUID() }}
        draft={{ ...EMPTY, ownerId: who.id, decidedOn: today() }}
      />
    )
  if (groups.length === 0)
    return (
      <EmptyState level={1} title="You lead no group">
        <p>A verdict is written by somebody who leads a group, in its name.</p>
      </EmptyState>
    )
  return (
    <>
      <h1 className="page-title">Which group decides?</h1>
      <ul className="mt-5 grid gap-2">
        {groups.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/verdicts/new?study=${study.id}&group=${id}`} className="text-accent [overflow-wrap:anywhere]">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

const EMPTY = {
  bottomLine: '',
  stance: 'consider',
  certainty: '',
  appliesTo: '',
  rationale: '',
  audience: 'groups',
  reviewBy: '',
  supports: '',
  against: '',
} as const
