import { Users } from 'lucide-react'
import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import { ProgressBar } from '@/app/_ui/progress-bar'
import type { ListSummary } from '@/db/lists/lists'
import { LIST_ROLE_WORDS } from '@/lib/lists/list-role'
import { dueWords } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

/** A list among others: what it asks, how far it is read, what presses. */
export function ListCard({ list, today }: { list: ListSummary; today: string }) {
  const due = list.nextDue && dueWords(list.nextDue, today)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 border-line border-b py-[18px] md:grid-cols-[minmax(0,1fr)_220px] md:gap-x-10">
      <div>
        <h2 className="font-medium font-serif text-lg leading-snug">
          <Link href={listAddress(list.id)} className="hover:text-accent-ink hover:no-underline">
            {list.name}
          </Link>
        </h2>
        {list.description && <p className="mt-1 line-clamp-2 max-w-[60ch] text-ink-2">{list.description}</p>}
        <SharedLine list={list} />
      </div>
      <div className="grid content-start gap-2">
        <ProgressBar done={list.read} total={list.total} className="md:mt-2.5" />
        <p className="meta flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {list.total === 0
              ? 'Empty'
              : `${list.read.toLocaleString('en-GB')} of ${list.total.toLocaleString('en-GB')} read`}
          </span>
          {due && (due.late ? <Pill tone="warn">{due.text}</Pill> : <span>{due.text}</span>)}
          {list.retracted > 0 && <Pill tone="stop">{list.retracted} retracted</Pill>}
        </p>
      </div>
    </li>
  )
}

/** Whose it is, where it is not the reader's alone, and what the reader may do with it. */
function SharedLine({ list: { viewersRole, others, owners } }: { list: ListSummary }) {
  if (others === 0) return null
  return (
    <p className="meta mt-1.5 flex items-baseline gap-1.5">
      <Users size={14} aria-hidden="true" className="shrink-0 translate-y-0.5" />
      <span className="min-w-0">
        {viewersRole === 'owner'
          ? `Shared with ${others} ${others === 1 ? 'person or group' : 'people and groups'}`
          : `${owners.join(', ')}\u00a0· ${LIST_ROLE_WORDS[viewersRole].toLowerCase()}`}
      </span>
    </p>
  )
}
