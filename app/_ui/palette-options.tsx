import type { PaletteEntry } from './palette-entries'

type Props = { id: string; entries: PaletteEntry[]; active: number; choose: (entry: PaletteEntry) => void }

export const paletteOptionId = (listId: string, at: number) => `${listId}-${at}`

/** What the palette offers, in groups; the focus stays in its field. */
export function PaletteOptions({ id, entries, active, choose }: Props) {
  const numbered = entries.map((entry, at) => ({ entry, at }))
  const groups = [...new Set(entries.map(({ group }) => group))]
  return (
    <div id={id} role="listbox" aria-label="Where to" className="overflow-y-auto py-1.5">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, which no fieldset is
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden="true" className="label-caps px-4 pt-3 pb-1.5">
            {group}
          </div>
          {numbered
            .filter(({ entry }) => entry.group === group)
            .map(({ entry, at }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                key={`${entry.href ?? ''} ${entry.words}`}
                id={paletteOptionId(id, at)}
                role="option"
                aria-selected={at === active}
                ref={(option) => {
                  if (at === active) option?.scrollIntoView({ block: 'nearest' })
                }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(entry)}
                className="flex min-h-9 cursor-pointer items-center gap-4 px-4 py-1.5 hover:bg-sunken aria-selected:bg-accent-wash"
              >
                <span className="min-w-0 flex-1 truncate">{entry.words}</span>
                {entry.keys && <kbd className="meta shrink-0 font-sans text-[12px]">{entry.keys}</kbd>}
              </div>
            ))}
        </div>
      ))}
      {entries.length === 0 && <p className="meta px-4 py-3">Nothing has these words.</p>}
    </div>
  )
}
