import { Ago } from '@/app/_ui/ago'
import { Markdown } from '@/app/_ui/markdown'
import { ReadersMark } from '@/app/_ui/readers-mark'
import type { Readers } from '@/lib/access/audience'

type Props = {
  note: { body: string; readers: Readers; updatedAt: Date }
  /** What it is called where it scrolls by itself. */
  label: string
  /** In a narrow rail a long note scrolls in its card. */
  narrow: boolean | undefined
}

/** What a note says, whom it is for, and when it changed. */
export function NoteWords({ note, label, narrow }: Props) {
  const words = <Markdown source={note.body} />
  return (
    <>
      {narrow ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
        <div role="group" aria-label={label} tabIndex={0} className="max-h-96 overflow-y-auto">
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
    </>
  )
}
