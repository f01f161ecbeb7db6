import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { signedInSession } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { PageLinks } from '@/app/_ui/page-links'
import { UndoButton, UndoNotice } from '@/app/_ui/undo-notice'
import { ENTRIES_A_PAGE, listLog, readDeletedEntry } from '@/db/reading-log/reading-log'
import { pageNumber } from '@/lib/address/page-number'
import { LOG_LIMITS, minutesWords, periodOf } from '@/lib/reading-log/entry'
import { dayWords } from '@/lib/text/day-words'
import { EntryFields } from './_parts/entry-fields'
import { KeepLog } from './_parts/keep-log'
import { LogEntry } from './_parts/log-entry'
import { PeriodForm } from './_parts/period-form'
import { logOther, restoreEntry } from './actions'

export const metadata: Metadata = { title: 'Reading log' }

type Props = { searchParams: Promise<Partial<Record<'from' | 'to' | 'page' | 'deleted', string | string[]>>> }

export default async function ReadingLogPage({ searchParams }: Props) {
  const { person: who, preferences } = await signedInSession()
  const asked = await searchParams
  const today = new Date().toISOString().slice(0, 10)
  const period = periodOf(asked, today)
  const page = pageNumber(asked.page)
  const { entries, total, minutes } = await listLog(who, { period, page })
  const gone = typeof asked.deleted === 'string' ? await readDeletedEntry(who, asked.deleted) : null
  const isKept = preferences.log === 'on'
  return (
    <div className="grid max-w-[760px] grid-cols-[minmax(0,1fr)] gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="page-title">Reading log</h1>
          <p className="meta mt-1 max-w-[60ch]">
            What you have read, for how long, and what you take from it: your own record of continuing education. Nobody
            else sees it, and nothing is added by itself.
          </p>
        </div>
        {isKept && <KeepLog kept />}
      </div>
      {!isKept && (
        <div>
          <KeepLog kept={false} />
        </div>
      )}
      {isKept && (
        <ActionForm action={logOther} hidden={{ key: randomUUID() }} label="Add an entry" className="min-w-0">
          <FormDetails summary="Add an entry" look="button">
            <div className="grid max-w-[600px] gap-3">
              <Field
                label="What I read"
                name="title"
                required
                maxLength={LOG_LIMITS.title}
                autoComplete="off"
                hint="A book, a lecture, a paper elsewhere. Studies are added from their own pages."
              />
              <EntryFields readOn={today} />
              <Button look="main" className="w-fit">
                Add to the log
              </Button>
            </div>
          </FormDetails>
        </ActionForm>
      )}
      {(isKept || total > 0) && (
        <>
          <PeriodForm period={period} />
          <p className="flex flex-wrap items-baseline justify-between gap-3 border-line border-b pb-2">
            <span>
              <b className="font-medium">
                {total.toLocaleString('en-GB')} {total === 1 ? 'entry' : 'entries'}, {minutesWords(minutes)}
              </b>
              <span className="meta">
                {' '}
                from {dayWords(period.from)} to {dayWords(period.to)}
              </span>
            </span>
            {total > 0 && (
              <a
                href={`/reading-log/export?from=${period.from}&to=${period.to}`}
                className="text-accent"
                download
                data-screen-only
              >
                Download as CSV
              </a>
            )}
          </p>
          <ul aria-label="Entries">
            {entries.map((entry) => (
              <LogEntry key={entry.id} entry={entry} />
            ))}
          </ul>
          <PageLinks path="/reading-log" query={period} page={page} last={Math.ceil(total / ENTRIES_A_PAGE)} />
        </>
      )}
      {gone && (
        <UndoNotice>
          <p role="status" className="line-clamp-2">
            “{gone.title}” is no longer in your log.
          </p>
          <ActionForm action={restoreEntry} hidden={{ entryId: gone.id }} label="Undo">
            <UndoButton />
          </ActionForm>
        </UndoNotice>
      )}
    </div>
  )
}
