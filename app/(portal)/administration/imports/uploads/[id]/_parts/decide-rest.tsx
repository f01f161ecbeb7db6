import { ActionForm } from '@/app/_ui/action-form'
import { buttonClass } from '@/app/_ui/button-class'
import { decideRest } from '../../../actions'

/** One choice for all that nobody has decided yet. */
export function DecideRest({ id, open }: { id: string; open: number }) {
  if (open < 2) return null
  return (
    <details className="mt-3">
      <summary className="meta w-fit cursor-pointer">
        All {open.toLocaleString('en-GB')} that are not decided yet, at once
      </summary>
      <ActionForm
        action={decideRest}
        hidden={{ uploadId: id }}
        label="All that are not decided yet"
        className="mt-2 flex flex-wrap items-center gap-2.5"
      >
        <button type="submit" name="choice" value="same" className={buttonClass()}>
          All are the same study
        </button>
        <button type="submit" name="choice" value="new" className={buttonClass()}>
          All are other studies
        </button>
        <button type="submit" name="choice" value="skip" className={buttonClass()}>
          Leave all out
        </button>
      </ActionForm>
    </details>
  )
}
