import { FoldedText } from '@/app/_ui/folded-text'
import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import type { SharedList } from '@/db/lists/shared-list'
import { studiesWord } from '@/lib/lists/reading-list'

/** What the list is called and asks, and of what day it is. */
export function SharedHead({ list, isSignedIn }: { list: SharedList; isSignedIn: boolean }) {
  return (
    <div>
      <p className="meta">Reading list, shared by link{list.author && <>&nbsp;· notes by {list.author}</>}</p>
      <h1 className="page-title mt-1.5 max-w-[27em] break-words">{list.name}</h1>
      {list.description && <FoldedText text={list.description} className="prose-serif mt-2 text-ink-2" />}
      <div className="mt-[18px] flex flex-wrap items-center gap-x-3.5 gap-y-2">
        <span className="meta">{studiesWord(list.total)}</span>
        {list.kind === 'frozen' && (
          <Pill>
            As it stood on <WrittenOn at={list.madeAt} />
          </Pill>
        )}
        {list.retracted > 0 && <Pill tone="stop">{studiesWord(list.retracted)} retracted</Pill>}
      </div>
      {list.kind === 'frozen' && (
        <p className="mt-3 max-w-[60ch] text-ink-2">
          Order, reasons and findings are those of that day. Retractions are those of today.
        </p>
      )}
      {!isSignedIn && <p className="meta mt-3">To open a study, sign in.</p>}
    </div>
  )
}
