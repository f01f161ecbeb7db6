import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { Retention } from '@/db/retention/read-retention'
import { KEPT_KINDS } from '@/lib/retention/kept-kinds'
import { dayWords } from '@/lib/text/day-words'
import { savePeriod } from '../actions'

/** One kind: how long it is kept, what the next night would delete, and how to change it where that can be. */
export function KindRow({ row }: { row: Retention }) {
  const { label, about, between } = KEPT_KINDS[row.kind]
  return (
    <li className="grid gap-x-6 gap-y-2 border-line border-b py-3.5 md:grid-cols-[1fr_auto] md:items-start">
      <div className="min-w-0">
        <b className="font-medium">{label}</b>
        <span className="meta block max-w-[60ch]">{about}</span>
        <span className="meta dotted">
          {!between && <span>{row.days === 0 ? 'at once' : periodWords(row.days)}</span>}
          <span>{dueWords(row)}</span>
          {row.held > 0 && <span>{row.held.toLocaleString('en-GB')} held</span>}
          <span>
            {row.oldest ? `oldest ${dayWords(row.oldest.toISOString().slice(0, 10))}` : 'no row whose time counts'}
          </span>
        </span>
      </div>
      {between && (
        <ActionForm
          action={savePeriod}
          hidden={{ kind: row.kind, version: row.version }}
          label={`Period: ${label}`}
          className="grid gap-1.5 md:w-[220px]"
        >
          <div className="flex items-end gap-2.5">
            <div className="w-[110px]">
              <Field
                label="Days"
                name="days"
                type="number"
                min={between[0]}
                max={between[1]}
                placeholder={row.kind === 'audit' ? 'for ever' : undefined}
                required={row.kind !== 'audit'}
                defaultValue={row.days === null ? '' : String(row.days)}
              />
            </div>
            <Button className="h-[42px]!">
              Save<span className="sr-only"> {`the period of ${label}`}</span>
            </Button>
          </div>
          <p className="meta">
            {between[0]} to {between[1].toLocaleString('en-GB')}
            {row.kind === 'audit' && '; empty: for ever'}
          </p>
        </ActionForm>
      )}
    </li>
  )
}

const periodWords = (days: number | null) => (days === null ? 'for ever' : `${days} ${days === 1 ? 'day' : 'days'}`)

function dueWords({ kind, due }: Retention): string {
  const verb = kind === 'closed-accounts' ? 'erases' : 'deletes'
  return due === 0 ? `the next night ${verb} none` : `the next night ${verb} ${due.toLocaleString('en-GB')}`
}
