import { SecretAddress } from '@/app/_ui/secret-address'
import { closeCalendar, openCalendar } from '../actions'

/** The sessions of one's groups in one's own calendar. */
export function CalendarSettings({ hasCalendar }: { hasCalendar: boolean }) {
  return (
    <SecretAddress
      noun="calendar"
      isOpen={hasCalendar}
      open={openCalendar}
      close={closeCalendar}
      note="Subscribe to this address in your calendar. It is shown once."
      className="content-start"
    >
      {hasCalendar
        ? 'Your calendar can fetch these sessions. Its address was shown when it was made; if it is lost, make a new one.'
        : 'With an address of its own your calendar shows these sessions, also when they are moved.'}{' '}
      Whoever has the address can read them without signing in: name, question, study, day and place, nothing of any
      ballot.
    </SecretAddress>
  )
}
