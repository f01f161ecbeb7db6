import type { Mentionable } from './use-mentionable'

type Props = {
  id: string
  people: readonly Mentionable[]
  /** Place of the one that the keys are on. */
  active: number
  choose: (person: Mentionable) => void
}

export const optionOf = (listId: string, at: number) => `${listId}-${at}`

/** People to choose from, beneath the field that keeps the focus. */
export function PeopleList({ id, people, active, choose }: Props) {
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of options is what the field opens
      role="listbox"
      id={id}
      aria-label="People to mention"
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 max-w-[480px] overflow-y-auto rounded border border-line-strong bg-surface py-1 text-ink shadow-lg"
    >
      {people.map((person, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <li
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="option"
          key={person.id}
          id={optionOf(id, at)}
          aria-selected={at === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
          className="cursor-pointer px-3 py-1.5 text-sm hover:bg-sunken aria-selected:bg-accent-wash max-md:py-2.5"
        >
          <span className="block [overflow-wrap:anywhere]">{person.name}</span>
          {person.groups.length > 0 && (
            <span className="meta block truncate text-[12.5px]">{person.groups.join(', ')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
