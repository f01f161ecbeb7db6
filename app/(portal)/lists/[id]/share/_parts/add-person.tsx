import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { ColleagueSearch } from '@/app/_ui/colleague-search'
import { ColleaguesFound } from '@/app/_ui/colleagues-found'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { SelectField } from '@/app/_ui/select-field'
import type { Colleague } from '@/db/access/directory'
import type { Sharing } from '@/db/lists/sharing'
import { LIST_ROLE_OPTIONS } from '@/lib/lists/list-role'
import { listAddress } from '../../../list-address'
import { shareWithPerson } from '../actions'

type Props = { list: Sharing; asked: string; found: Colleague[] | null }

/** Finding a colleague by name and giving them the list. */
export function AddPerson({ list, asked, found }: Props) {
  return (
    <PageSection id="person" title="Share with a person">
      <ColleagueSearch action={listAddress(`${list.id}/share`, {}, 'person')} asked={asked} />
      {asked && (
        <ColleaguesFound
          asked={asked}
          found={found}
          groupWords={(names) => `in ${names}, as you are`}
          action={(person) => <Share list={list} person={person} />}
        />
      )}
    </PageSection>
  )
}

/** Whether somebody has the list, or can be given it. */
function Share({ list, person }: { list: Sharing; person: Colleague }) {
  if (list.people.some(({ userId }) => userId === person.id)) return <Pill>Has this list</Pill>
  return (
    <ActionForm
      action={shareWithPerson}
      hidden={{ listId: list.id, userId: person.id }}
      label={`Share with ${person.name}`}
      className="flex flex-wrap items-end gap-2"
    >
      <SelectField label="May do" name="role" options={LIST_ROLE_OPTIONS} defaultValue="viewer" />
      <Button className="h-[42px]!">Share</Button>
    </ActionForm>
  )
}
