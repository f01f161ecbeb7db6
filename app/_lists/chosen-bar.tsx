import { CITATION_FORMATS, FORMAT_WORDS } from '@/lib/citation/citation-format'
import { READING_STATUSES, STATUS_WORDS } from '@/lib/lists/reading-list'

const act = 'inline-flex h-8 items-center whitespace-nowrap rounded px-2.5 font-medium text-accent-ink hover:bg-sunken'

/**
 * What is done to the chosen studies, over the foot of the page while some are. The keys of rows press it as well, for
 * the selected row. It is a plain form: saving leads to a page, citing to a file. `RowMarks` does the rest, once it is
 * here.
 */
export function ChosenBar() {
  return (
    <form
      id="chosen"
      action="/lists/save"
      autoComplete="off"
      aria-label="What to do with the chosen studies"
      data-for-rows=""
      data-screen-only
      className="fixed inset-x-0 bottom-0 z-20 mx-auto hidden w-fit flex-wrap items-center gap-x-3 gap-y-1 border border-line-strong bg-surface px-4 py-2 text-sm shadow-lg max-md:w-full max-md:border-x-0 max-md:border-b-0 max-md:pb-3 md:bottom-6 md:rounded [body:has([data-choose]:checked)_&]:flex"
    >
      <p role="status" data-count="" className="font-medium tabular-nums">
        Selected studies
      </p>
      <button type="submit" data-save="" className={act}>
        Save to lists
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line */}
      <span role="group" aria-label="Reading status" className="noscript:hidden inline-flex">
        {READING_STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            data-status={status}
            data-read={status === 'read' ? '' : undefined}
            className={act}
          >
            {STATUS_WORDS[status]}
          </button>
        ))}
      </span>
      <details className="relative">
        <summary data-cite="" className={`${act} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
          Cite
        </summary>
        <ul className="absolute right-0 bottom-full z-10 mb-2 w-max rounded border border-line-strong bg-surface py-1 shadow-lg">
          {CITATION_FORMATS.map((format) => (
            <li key={format}>
              <button
                type="submit"
                formAction={`/studies/citations/${format}`}
                className="block w-full px-4 py-2 text-left hover:bg-sunken"
              >
                {FORMAT_WORDS[format]}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <button type="reset" className="h-8 px-1 text-ink-2 hover:text-ink">
        Clear
      </button>
    </form>
  )
}
