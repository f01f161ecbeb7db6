import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { WrittenOn } from '@/app/_ui/written-on'
import type { LegalHold } from '@/db/retention/legal-holds'
import { dayWords } from '@/lib/text/day-words'
import { endHold } from '../actions'

export function HoldRow({ hold }: { hold: LegalHold }) {
  const whom = hold.userId === null ? 'Everybody' : (hold.person ?? 'Somebody')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-3">
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <b className="font-medium">{whom}</b>: {hold.reason}
        <span className="meta block">
          {hold.endsOn ? `Until ${dayWords(hold.endsOn)}` : 'Until it is lifted'}. Put by {hold.by} on{' '}
          <WrittenOn at={hold.createdAt} />.
        </span>
      </p>
      <ActionForm action={endHold} hidden={{ holdId: hold.id }} label={`Lift the hold on ${whom}`}>
        <Button className="w-fit text-danger!">
          Lift<span className="sr-only"> {`the hold on ${whom}`}</span>
        </Button>
      </ActionForm>
    </li>
  )
}
