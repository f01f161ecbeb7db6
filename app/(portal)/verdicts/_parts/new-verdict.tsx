import Link from 'next/link'
import { createVerdict } from '../actions'
import { type VerdictDraft, VerdictForm } from './verdict-form'

type Props = {
  study: { id: number; title: string; address: string }
  group: { id: string; name: string }
  owners: readonly { id: string; name: string }[]
  hidden: { key: string; supersedesId?: string; sessionId?: string }
  draft: VerdictDraft
}

/** A verdict that is to be written, from the beginning or from the one whose place it takes. */
export function NewVerdict({ study, group, owners, hidden, draft }: Props) {
  return (
    <>
      <p className="meta [overflow-wrap:anywhere]">
        On{' '}
        <Link href={study.address} className="text-accent">
          {study.title}
        </Link>
      </p>
      <h1 className="page-title mt-2 mb-6 max-w-[27em] [overflow-wrap:anywhere]">
        {hidden.supersedesId ? 'Another verdict' : 'Verdict'} of {group.name}
      </h1>
      <VerdictForm
        action={createVerdict}
        hidden={{ ...hidden, studyId: study.id, groupId: group.id }}
        group={group.name}
        owners={owners}
        draft={draft}
        label="New verdict"
      />
    </>
  )
}
