import { ArrowDown, ArrowUp } from 'lucide-react'
import { ActionForm } from '@/app/_ui/action-form'
import type { PlacedItem } from '@/db/lists/list-contents'
import { moveItem } from '../actions'
import { SmallButton } from './small-button'

const look =
  'grid size-[30px] place-items-center rounded border border-line-strong bg-surface text-ink-2 hover:border-ink-3 disabled:opacity-40'

/** One place up or down: for keyboards, for fingers, and without scripts. */
export function MoveButtons({ item, total }: { item: PlacedItem; total: number }) {
  return (
    <ActionForm
      action={moveItem}
      hidden={{ itemId: item.id }}
      label={`Move ${item.study.title}`}
      className="flex gap-1"
    >
      <SmallButton name="place" value="up" aria-label="Move up" disabled={item.place === 1} className={look}>
        <ArrowUp size={15} aria-hidden="true" />
      </SmallButton>
      <SmallButton name="place" value="down" aria-label="Move down" disabled={item.place === total} className={look}>
        <ArrowDown size={15} aria-hidden="true" />
      </SmallButton>
    </ActionForm>
  )
}
