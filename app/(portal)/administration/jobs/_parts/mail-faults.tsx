import { PageSection } from '@/app/_ui/page-section'
import type { MailFault } from '@/db/mail/list-mail-faults'

const STATES = {
  uncertain: 'Not known whether it arrived',
  refused: 'Refused',
  failed: 'Given up',
} as const satisfies Record<MailFault['state'], string>

const KINDS = {
  digest: 'Digest',
  now: 'Mail at once',
  account: 'Mail about their account',
} as const satisfies Record<MailFault['kind'], string>

/** Mails that did not arrive, the last first. */
export function MailFaults({ faults }: { faults: readonly MailFault[] }) {
  return (
    <PageSection id="mail" title="Mails that did not arrive">
      <ul className="grid gap-2">
        {faults.map(({ id, person, kind, state, attempts, code, endedAt }) => (
          <li key={id} className="dotted">
            <span>{STATES[state]}</span>
            <span>
              {KINDS[kind]} to {person}
            </span>
            {code && <span className="meta">{code}</span>}
            <span className="meta">{attempts === 1 ? '1 attempt' : `${attempts} attempts`}</span>
            {endedAt && <span className="meta">{endedAt.toISOString().slice(0, 16).replace('T', ' ')}</span>}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
