import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDetails } from '@/app/_ui/form-details'
import { type LogEntry as Entry, minutesWords } from '@/lib/reading-log/entry'
import { dayWords } from '@/lib/text/day-words'
import { changeEntry, deleteEntry } from '../actions'
import { EntryFields } from './entry-fields'

/** What was read on a day, for how long, and what its reader made of it. */
export function LogEntry({ entry }: { entry: Entry }) {
  const { id, title, address, readOn, minutes, reflection, version } = entry
  return (
    <li className="border-line border-b py-4 first:pt-0 last:border-b-0 print:break-inside-avoid">
      <p className="max-w-[68ch] font-serif text-[17px] [overflow-wrap:anywhere]">
        {address ? (
          <Link href={address} prefetch={false}>
            {title}
          </Link>
        ) : (
          title
        )}
      </p>
      <p className="meta dotted mt-0.5">
        <span>{dayWords(readOn)}</span>
        <span>{minutesWords(minutes)}</span>
      </p>
      {reflection && <p className="mt-1.5 max-w-[68ch] whitespace-pre-line [overflow-wrap:anywhere]">{reflection}</p>}
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2" data-screen-only>
        <ActionForm
          action={changeEntry}
          hidden={{ entryId: id, version }}
          label={`Change: ${title}`}
          className="min-w-0"
        >
          <FormDetails summary="Change">
            <div className="grid w-[600px] max-w-full gap-3">
              <EntryFields readOn={readOn} minutes={minutes} reflection={reflection} />
              <Button className="w-fit">Save the entry</Button>
            </div>
          </FormDetails>
        </ActionForm>
        <ActionForm action={deleteEntry} hidden={{ entryId: id }} label={`Delete: ${title}`}>
          <Button look="quiet" className="h-7! px-0!">
            Delete
          </Button>
        </ActionForm>
      </div>
    </li>
  )
}
