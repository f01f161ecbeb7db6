import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { LinkOnce } from '@/app/_ui/link-once'
import { Pill } from '@/app/_ui/pill'
import { SelectField } from '@/app/_ui/select-field'
import type { PersonRow as Row } from '@/db/access/people'
import { can } from '@/lib/access/policy'
import { ROLE_OPTIONS } from '@/lib/access/role-words'
import type { Person } from '@/lib/access/viewer'
import { dayWords } from '@/lib/text/day-words'
import { changeRole, disable, enable, makeNewLink, resetCodes } from '../actions'
import { EraseForms } from './erase-forms'

/** One account, and what an administrator may do with it: nothing with their own. */
export function PersonRow({ person, viewer, days }: { person: Row; viewer: Person; days: number }) {
  const manageable = can(viewer, 'people.change', { userId: person.id })
  return (
    <li className="border-line border-b py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <b className="font-medium">{person.name}</b> {person.id === viewer.id && <Pill>You</Pill>}
          <span className="meta block break-all">{person.email}</span>
        </p>
        <p className="meta dotted">
          <span>{person.role}</span>
          <span>
            <Status person={person} />
          </span>
          {person.isHeld && (
            <span>
              <Pill tone="warn">Legal hold</Pill>
            </span>
          )}
          {person.lastSeenAt && (
            <span>
              last seen <Ago at={person.lastSeenAt} />
            </span>
          )}
        </p>
      </div>
      {manageable && (
        <details>
          <summary className="w-fit cursor-pointer py-1 text-accent text-sm">
            Manage<span className="sr-only"> {person.name}</span>
          </summary>
          <Manage person={person} days={days} />
        </details>
      )}
    </li>
  )
}

function Status({ person }: { person: Row }) {
  if (person.eraseOn) return <Pill tone="stop">Erased on {dayWords(person.eraseOn)}</Pill>
  if (person.disabledAt) return <Pill tone="stop">Deactivated</Pill>
  if (person.hasJoined) return <Pill tone="go">Active</Pill>
  return <Pill tone="warn">{person.isProvided ? 'Not signed in yet' : 'Invited'}</Pill>
}

function Manage({ person, days }: { person: Row; days: number }) {
  const hidden = { userId: person.id, version: person.version }
  return (
    <div className="grid gap-4 py-3">
      <ActionForm action={changeRole} hidden={hidden} className="grid gap-2.5">
        <div className="flex flex-wrap items-end gap-2.5">
          <SelectField label="Role" name="role" options={ROLE_OPTIONS} defaultValue={person.role} />
          <Button className="h-[42px]!">Change role</Button>
        </div>
        {person.providerRole && (
          <p className="meta">
            The identity provider makes them {person.providerRole}: they may at least what that may.
          </p>
        )}
      </ActionForm>
      {!person.disabledAt && (
        <ActionForm action={makeNewLink} hidden={{ userId: person.id }} className="grid gap-2.5">
          <Button className="w-fit">{person.hasJoined ? 'Link for a new password' : 'New invitation link'}</Button>
          <LinkOnce />
        </ActionForm>
      )}
      {person.usesCodes && (
        <ActionForm action={resetCodes} hidden={{ userId: person.id }} className="grid gap-2.5">
          <Button className="w-fit">Switch codes off</Button>
          <p className="meta">For somebody who has neither their app nor a recovery code.</p>
        </ActionForm>
      )}
      <ActionForm action={person.disabledAt ? enable : disable} hidden={hidden} className="grid gap-2">
        <Button className={`w-fit ${person.disabledAt ? '' : 'text-danger!'}`}>
          {person.disabledAt ? 'Reactivate account' : 'Deactivate account'}
        </Button>
      </ActionForm>
      {person.disabledAt && person.isHeld && (
        <p className="meta">Something holds their things: they are not erased before that is lifted under Retention.</p>
      )}
      {person.isProvided && (
        <p className="meta">The identity provider manages this account by SCIM, and closes it where it says so.</p>
      )}
      {person.disabledAt && <EraseForms hidden={hidden} eraseOn={person.eraseOn} days={days} />}
    </div>
  )
}
