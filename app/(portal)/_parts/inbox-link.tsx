import { Inbox } from 'lucide-react'
import Link from 'next/link'
import { countWords } from '@/lib/inbox/notice'

/** The inbox, from every page, with how much is new in it. */
export function InboxLink({ count }: { count: number }) {
  return (
    <Link
      href="/inbox"
      aria-label={count > 0 ? `Inbox, ${countWords(count)} new` : 'Inbox'}
      className="relative grid size-[34px] place-items-center rounded text-ink-2 hover:text-ink hover:no-underline"
    >
      <Inbox size={19} aria-hidden="true" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-1 min-w-[17px] rounded-full border-2 border-paper bg-accent px-1 text-center font-semibold text-[10.5px] text-paper leading-[14px]"
        >
          {countWords(count)}
        </span>
      )}
    </Link>
  )
}
