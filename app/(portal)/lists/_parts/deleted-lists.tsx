import { ActionForm } from '@/app/_ui/action-form'
import { noticeButton, UndoButton, UndoNotice } from '@/app/_ui/undo-notice'
import { WrittenOn } from '@/app/_ui/written-on'
import type { DeletedList } from '@/db/lists/lists'
import { restoreList } from '../actions'

/** Lists that can still be brought back; the one that was deleted just now also stands at the foot of the page. */
export function DeletedLists({ lists, justNow }: { lists: DeletedList[]; justNow: string | undefined }) {
  const latest = lists.find(({ id }) => id === justNow)
  if (lists.length === 0) return null
  return (
    <section aria-labelledby="deleted-lists" className="mt-10" data-screen-only>
      <h2 id="deleted-lists" className="section-title">
        Recently deleted
      </h2>
      <ul>
        {lists.map((list) => (
          <li key={list.id} className="flex flex-wrap items-baseline gap-x-4 border-line border-b py-3">
            <span className="min-w-0 text-ink-2">{list.name}</span>
            <span className="meta">
              deleted <WrittenOn at={list.deletedAt} />
            </span>
            <ActionForm
              action={restoreList}
              hidden={{ listId: list.id }}
              label={`Bring back ${list.name}`}
              className="ml-auto"
            >
              <button type="submit" className={noticeButton}>
                Bring back
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
      {latest && (
        <UndoNotice>
          <p role="status" className="line-clamp-2">
            Deleted “{latest.name}”.
          </p>
          <ActionForm action={restoreList} hidden={{ listId: latest.id }} label="Undo">
            <UndoButton />
          </ActionForm>
        </UndoNotice>
      )}
    </section>
  )
}
