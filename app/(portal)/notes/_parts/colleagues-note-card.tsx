import type { ReactNode } from 'react'
import { Ago } from '@/app/_ui/ago'
import { Markdown } from '@/app/_ui/markdown'
import { ReadersMark } from '@/app/_ui/readers-mark'
import type { ColleaguesNote } from '@/db/notes/colleagues-notes'

type Props = {
  note: ColleaguesNote
  /** What stands above the text: the study, where it is not the page's own. */
  children?: ReactNode
  /** In a narrow rail a long note scrolls in its card. */
  narrow?: boolean
}

/** A note that a colleague wrote for the reader among others. */
export function ColleaguesNoteCard({ note, children, narrow }: Props) {
  const words = <Markdown source={note.body} />
  return (
    <article className="rounded border border-line bg-surface px-3.5 py-3 leading-normal">
      {children}
      <p className="meta dotted mb-1.5 text-[12.5px]">
        <b className="font-semibold text-ink">{note.author}</b>
        {note.hasAuthorLeft && <span>former member</span>}
      </p>
      {narrow ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
        <div role="group" aria-label={`Note by ${note.author}`} tabIndex={0} className="max-h-96 overflow-y-auto">
          {words}
        </div>
      ) : (
        words
      )}
      <p className="meta mt-2 flex justify-between gap-4 text-[12.5px]">
        <ReadersMark readers={note.readers} />
        <span className="whitespace-nowrap">
          <Ago at={note.updatedAt} />
        </span>
      </p>
    </article>
  )
}
