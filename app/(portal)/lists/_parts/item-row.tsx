import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { ActionForm } from '@/app/_ui/action-form'
import { FoldedText } from '@/app/_ui/folded-text'
import { Pill } from '@/app/_ui/pill'
import type { HoldingList } from '@/db/lists/holdings'
import type { PlacedItem, ReadList } from '@/db/lists/list-contents'
import { filterQuery, type ListFilter } from '@/lib/lists/list-filter'
import { dueWords, STATUS_WORDS } from '@/lib/lists/reading-list'
import { addressFrom } from '@/lib/studies/study-origin'
import { removeItem } from '../actions'
import { today } from '../today'
import { ItemNotes } from './item-notes'
import { MoveButtons } from './move-buttons'
import { StatusButtons } from './status-buttons'

type Props = {
  item: PlacedItem
  list: Pick<ReadList, 'id' | 'counts' | 'readers' | 'people'>
  /** Whether the reader may say why it is here, and take it off; whether they may move it; whether they have added it. */
  changes: boolean
  orders: boolean
  isOwn: boolean
  /** Whether it is the reader who is to read it. */
  isForReader: boolean
  /** The reader's lists that hold the study: this one, and maybe others. */
  lists: readonly HoldingList[] | undefined
  /** Where the reader is, to come back to after a removal; places change only where the whole list is shown. */
  view: { filter: ListFilter; page: number }
}

/** A study on a list: the row of every study, and beneath it how far one is, why it was saved, by when. */
export function ItemRow({ item, list, changes, orders, isOwn, isForReader, lists, view }: Props) {
  const due = item.dueOn ? dueWords(item.dueOn, today()) : null
  const back = { ...filterQuery(view.filter), ...(view.page > 1 && { page: view.page }) }
  return (
    <StudyRow
      study={item.study}
      canMark
      href={addressFrom({ from: 'list', id: list.id, ...view.filter, view: 'rows' }, item.study.address)}
      action={
        <div className="flex flex-row-reverse gap-1">
          <SaveLink studyId={item.studyId} title={item.study.title} lists={lists} />
          {orders && <MoveButtons item={item} total={list.counts.total} />}
        </div>
      }
      aside={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm lg:justify-end" data-screen-only>
          <StatusButtons item={item} />
          {due && (due.late && item.status !== 'read' ? <Pill tone="warn">{due.text}</Pill> : <span>{due.text}</span>)}
          {item.assignedTo && <span className="font-medium">for {isForReader ? 'you' : item.assignedTo.name}</span>}
          {list.readers && (
            <span className="meta">
              {list.readers.read.get(item.studyId) ?? 0} of {list.readers.people} have read it
            </span>
          )}
          {list.readers && !isOwn && <span className="meta">added by {item.addedBy.name}</span>}
        </div>
      }
      lead={item.retractedSince && <Pill tone="stop">Retracted since you saved it</Pill>}
    >
      {item.reason && (
        <FoldedText text={item.reason} className="mt-2 max-w-[60ch] border-line-strong border-l-2 pl-3 text-ink-2" />
      )}
      {item.reason && item.reasonIsPrivate && <p className="mt-1">Private: links without notes leave this out</p>}
      <p className="mt-1 hidden print:block">
        {STATUS_WORDS[item.status]}
        {due && `\u00a0· ${due.text}`}
        {item.assignedTo && `\u00a0· for ${item.assignedTo.name}`}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm" data-screen-only>
        {changes && <ItemNotes item={item} people={list.people} />}
        {changes && (
          <ActionForm
            action={removeItem}
            hidden={{ itemId: item.id, ...back }}
            label={`Remove ${item.study.title}`}
            className="flex items-center gap-2"
          >
            <button type="submit" className="py-1 hover:text-danger">
              Remove
            </button>
          </ActionForm>
        )}
      </div>
    </StudyRow>
  )
}
