import { Bookmark } from 'lucide-react'
import { buttonClass } from '@/app/_ui/button-class'

type Props = {
  studyId: number
  title: string
  /** The reader's lists that hold the study. */
  lists?: readonly { name: string }[]
  look?: 'row' | 'main'
}

/**
 * Whether and where a study is saved; it opens the picker over the page. Before scripts load it leads to the picker's
 * own page.
 */
export function SaveLink({ studyId, title, lists = [], look = 'row' }: Props) {
  const href = `/lists/save?study=${studyId}`
  const saved = lists.length > 0
  const names = lists.map(({ name }) => name).join(', ')
  const icon = <Bookmark size={15} aria-hidden="true" fill={saved ? 'currentColor' : 'none'} className="shrink-0" />
  if (look === 'main') {
    const words = saved ? savedWords(lists) : 'Save to list'
    return (
      <a
        href={href}
        data-save={studyId}
        aria-label={words}
        className={buttonClass(saved ? 'plain' : 'main', 'min-w-0 max-md:px-2!')}
      >
        {icon}
        <span className="truncate max-md:hidden">{words}</span>
        <span className="md:hidden">{saved ? 'Saved' : 'Save'}</span>
        <kbd className="font-medium font-sans text-[11px] opacity-70 max-md:hidden">S</kbd>
      </a>
    )
  }
  return (
    <span className="group/save relative block">
      <a
        href={href}
        data-save={studyId}
        data-saved={saved || undefined}
        aria-label={saved ? `Saved in ${names}: ${title}` : `Save to list: ${title}`}
        title={saved ? undefined : 'Save to list (s)'}
        className="grid size-[30px] place-items-center rounded border border-line-strong bg-surface text-ink-2 hover:border-ink-3 data-saved:border-accent data-saved:bg-accent data-saved:text-paper"
      >
        {icon}
      </a>
      {saved && (
        <span
          data-tip
          aria-hidden="true"
          className="absolute top-full right-0 z-10 hidden w-max max-w-[240px] pt-1 data-hidden:hidden! group-focus-within/save:block group-hover/save:block"
        >
          <span className="block break-words rounded border border-line bg-surface px-3 py-2 text-[13.5px] shadow-lg">
            Saved in {names}
          </span>
        </span>
      )}
    </span>
  )
}

const savedWords = (lists: readonly { name: string }[]) =>
  lists.length === 1 ? `Saved in ${lists[0]?.name}` : `Saved in ${lists.length} lists`
