import { Clock } from 'lucide-react'
import { aboutStudies, type Suggestion } from '@/lib/search/suggestion'

const KIND_WORDS: Record<Suggestion['kind'], string> = {
  recent: 'You asked',
  concept: 'Concept',
  journal: 'Journal',
  author: 'Author',
}

type Props = {
  id: string
  look: 'bar' | 'hero'
  suggestions: Suggestion[]
  /** Place of the one that the keys are on; -1 for none. */
  active: number
  choose: (suggestion: Suggestion) => void
  /** What the box calls the one at a place. */
  optionId: (listId: string, at: number) => string
}

/** What the box offers, over the page beneath it. The focus stays in the box. */
export function SuggestionList({ id, look, suggestions, active, choose, optionId }: Props) {
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of options is what a combobox opens
      role="listbox"
      id={id}
      aria-label="Suggestions"
      className={`absolute inset-x-[-1px] top-[calc(100%+5px)] z-20 overflow-hidden rounded border border-line-strong bg-surface py-1 text-ink shadow-lg ${look === 'bar' ? 'max-md:fixed max-md:inset-x-3 max-md:top-[54px]' : ''}`}
    >
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <li
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
          role="option"
          key={`${suggestion.kind} ${suggestion.label}`}
          id={optionId(id, at)}
          aria-selected={at === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(suggestion)}
          className="flex cursor-pointer items-baseline gap-3 px-3 py-1.5 text-sm hover:bg-sunken aria-selected:bg-accent-wash max-md:py-2"
        >
          <Label suggestion={suggestion} />
          <span className="meta ml-auto shrink-0 whitespace-nowrap text-[12.5px]">
            {suggestion.studies !== null && (
              <span className="max-md:sr-only">{aboutStudies(suggestion.studies)} · </span>
            )}
            {KIND_WORDS[suggestion.kind]}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Label({ suggestion: { kind, label, wording } }: { suggestion: Suggestion }) {
  return (
    <span className="min-w-0 truncate">
      {kind === 'recent' && <Clock size={13} aria-hidden="true" className="mr-1.5 inline text-ink-3" />}
      {wording && (
        <>
          <span className="text-ink-2">{wording}</span>
          <span aria-hidden="true" className="text-ink-3">
            {' → '}
          </span>
          <span className="sr-only">, found as </span>
        </>
      )}
      {label}
    </span>
  )
}
