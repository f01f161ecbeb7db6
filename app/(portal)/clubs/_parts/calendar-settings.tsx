import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { LinkOnce } from '@/app/_ui/link-once'
import { closeCalendar, openCalendar } from '../actions'

/** The sessions of one's groups in one's own calendar: made, replaced, closed. */
export function CalendarSettings({ hasCalendar }: { hasCalendar: boolean }) {
  return (
    <section aria-labelledby="calendar" className="grid content-start gap-3" data-screen-only>
      <h2 id="calendar" className="section-title">
        Calendar
      </h2>
      <p className="max-w-[60ch] text-ink-2">
        {hasCalendar
          ? 'Your calendar can fetch these sessions. Its address was shown when it was made; if it is lost, make a new one.'
          : 'With an address of its own your calendar shows these sessions, also when they are moved.'}{' '}
        Whoever has the address can read them without signing in: name, question, study, day and place, nothing of any
        ballot.
      </p>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ActionForm action={openCalendar} label="Calendar address" className="grid gap-3">
          <Button className="w-fit">{hasCalendar ? 'Make a new address' : 'Make a calendar address'}</Button>
          <LinkOnce note="Subscribe to this address in your calendar. It is shown once." />
        </ActionForm>
        <ActionForm action={closeCalendar} label="Close the calendar" className="grid gap-3">
          {hasCalendar && (
            <Button look="quiet" className="w-fit">
              Close the calendar
            </Button>
          )}
        </ActionForm>
      </div>
    </section>
  )
}
