import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { noticeButton } from '@/app/_ui/undo-notice'
import { showList } from '../[id]/share/actions'
import { listAddress } from '../list-address'

/** Lists that the reader has hidden, folded away; nothing where there are none. */
export function HiddenLists({ lists }: { lists: { id: string; name: string }[] }) {
  if (lists.length === 0) return null
  return (
    <details className="mt-10" data-screen-only>
      <summary className="w-fit cursor-pointer text-ink-2">Hidden ({lists.length})</summary>
      <ul>
        {lists.map((list) => (
          <li key={list.id} className="flex flex-wrap items-baseline gap-x-4 border-line border-b py-3">
            <Link href={listAddress(list.id)} className="min-w-0">
              {list.name}
            </Link>
            <ActionForm
              action={showList}
              hidden={{ listId: list.id }}
              label={`Show ${list.name} again`}
              className="ml-auto"
            >
              <button type="submit" className={noticeButton}>
                Show again
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </details>
  )
}
