import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { ColleagueSearch } from '@/app/_ui/colleague-search'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { SelectField } from '@/app/_ui/select-field'
import type { Colleague } from '@/db/access/directory'
import type { Sharing } from '@/db/lists/sharing'
import { directoryQuery } from '@/lib/groups/group'
import { LIST_ROLE_OPTIONS } from '@/lib/lists/list-role'
import { listAddress } from '../../../list-address'
import { shareWithPerson } from '../actions'

type Props = { list: Sharing; asked: string; found: Colleague[] | null }

/** Finding a colleague by name and giving them the list. */
export function AddPerson({ list, asked, found }: Props) {
  return (
    <PageSection id="person" title="Share with a person">
      <ColleagueSearch action={listAddress(`${list.id}/share`, {}, 'person')} asked={asked} />
      {asked && <Found list={list} asked={asked} found={found} />}
    </PageSection>
  )
}

function Found({ list, asked, found }: Props) {
  if (found === null) return <p role="alert">Too many requests. Try again in a few seconds.</p>
  if (directoryQuery(asked) === null) return <p role="status">Enter at least two letters of a name.</p>
  if (found.length === 0) return <p role="status">Nobody here has a name with “{asked}”.</p>
  return (
    <ul aria-label="People found">
      {found.map((person) => (
        <li
          key={person.id}
          className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 last:border-b-0"
        >
          <span className="min-w-0">
            {person.name}
            {person.groups.length > 0 && <span className="meta block">in {person.groups.join(', ')}, as you are</span>}
          </span>
          {list.people.some(({ userId }) => userId === person.id) ? (
            <Pill>Has this list</Pill>
          ) : (
            <ActionForm
              action={shareWithPerson}
              hidden={{ listId: list.id, userId: person.id }}
              label={`Share with ${person.name}`}
              className="flex flex-wrap items-end gap-2"
            >
              <SelectField label="May do" name="role" options={LIST_ROLE_OPTIONS} defaultValue="viewer" />
              <Button className="h-[42px]!">Share</Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
