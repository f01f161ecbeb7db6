import { Bookmark } from 'lucide-react'
import { buttonClass } from '@/app/_ui/button-class'

type Props = { studyId: number; title: string; look?: 'row' | 'main' }

/** Opens the picker over the page; before scripts load it leads to the picker's own page. */
export function SaveLink({ studyId, title, look = 'row' }: Props) {
  const href = `/lists/save?study=${studyId}`
  if (look === 'main') {
    return (
      <a href={href} data-save={studyId} className={buttonClass('main')}>
        Save to list
        <kbd className="font-medium font-sans text-[11px] opacity-70 max-md:hidden">S</kbd>
      </a>
    )
  }
  return (
    <a
      href={href}
      data-save={studyId}
      aria-label={`Save to list: ${title}`}
      title="Save to list (s)"
      className="grid size-[30px] place-items-center rounded border border-line-strong bg-surface text-ink-2 hover:border-ink-3"
    >
      <Bookmark size={15} aria-hidden="true" />
    </a>
  )
}
