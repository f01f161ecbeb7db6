'use client'

import Form from 'next/form'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ClipboardEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { LINE_BREAK, MAX_LENGTH } from '@/lib/search/question'
import type { Suggestion } from '@/lib/search/suggestion'
import { useHydrated } from './use-hydrated'
import { useSuggestions } from './use-suggestions'

const list = () => import('./suggestion-list')
/** Loaded when somebody comes to the box. */
const SuggestionList = lazy(() => list().then(({ SuggestionList }) => ({ default: SuggestionList })))

const optionId = (listId: string, at: number) => `${listId}-${at}`

/** In the bar of every page; on home it is what the page begins with. */
const LOOKS = {
  bar: 'h-9 max-w-[560px] flex-1 gap-2.5 px-3',
  hero: 'h-[52px] gap-3 px-4 text-[17px]',
} as const
type Look = keyof typeof LOOKS

/** The box of the bar: not there on home, which has it in the middle. */
export function BarSearchBox({ icon }: { icon: ReactNode }) {
  return usePathname() === '/' ? null : <SearchBox icon={icon} />
}

/**
 * The one box: words, a PMID or a DOI. A plain GET form, so that it works before scripts load; with them it is a
 * combobox (WAI-ARIA: list autocomplete, manual selection): what is typed is sent unless the reader picks something.
 */
export function SearchBox({ look = 'bar', icon }: { look?: Look; icon: ReactNode }) {
  const asked = onOneRow(useSearchParams().get('q') ?? '')
  const hydrated = useHydrated()
  const box = useRef<HTMLInputElement>(null)
  const listId = useId()
  const { suggestions, ask, clear } = useSuggestions()
  const [active, setActive] = useState(-1)
  const open = suggestions.length > 0

  const close = () => {
    clear()
    setActive(-1)
  }
  const type = (text: string) => {
    setActive(-1)
    ask(text)
  }
  const choose = ({ question }: Suggestion) => {
    if (!box.current) return
    box.current.value = question
    box.current.form?.requestSubmit()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key } = event
    const chosen = suggestions[active]
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      // From the box to the first or last one, and from these back into the box.
      if (open) setActive(stepped(active, key === 'ArrowDown' ? 1 : -1, suggestions.length))
      else ask(event.currentTarget.value)
    } else if (key === 'Enter' && chosen) choose(chosen)
    else if (key === 'Escape' && open) close()
    else return
    event.preventDefault()
  }

  return (
    <Form
      action="/studies"
      role="search"
      onSubmit={() => {
        remember(box.current?.value ?? '')
        close()
      }}
      className={`relative flex min-w-0 items-center rounded border border-line-strong bg-surface text-ink-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 ${LOOKS[look]}`}
    >
      {icon}
      <input
        key={asked}
        ref={box}
        type="search"
        name="q"
        defaultValue={asked}
        maxLength={MAX_LENGTH + 1}
        aria-label="Search studies, drugs, conditions, PMID or DOI"
        placeholder="Search studies, drugs, conditions, PMID or DOI"
        {...(hydrated && {
          role: 'combobox',
          autoComplete: 'off',
          'aria-autocomplete': 'list',
          'aria-expanded': open,
          'aria-controls': listId,
          'aria-activedescendant': active >= 0 ? optionId(listId, active) : undefined,
        })}
        onInput={(event) => type(event.currentTarget.value)}
        onClick={(event) => !event.currentTarget.value && type('')}
        onKeyDown={onKeyDown}
        onPaste={pasteLines}
        onFocus={() => list().catch(() => {})}
        onBlur={close}
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:appearance-none"
      />
      <kbd className="min-w-[18px] rounded border border-line-strong px-1 text-center font-medium font-sans text-[11px] leading-[18px] max-md:hidden">
        /
      </kbd>
      {open && (
        <Suspense>
          <SuggestionList id={listId} {...{ look, suggestions, active, choose, optionId }} />
        </Suspense>
      )}
      <p role="status" className="sr-only">
        {open && `${suggestions.length} ${suggestions.length === 1 ? 'suggestion' : 'suggestions'}`}
      </p>
    </Form>
  )
}

/** A box of one line has no room for line ends: signs stand for them, by which a strategy is read line by line. */
const onOneRow = (text: string) => text.trim().replace(/\s*[\r\n]+\s*/g, ` ${LINE_BREAK} `)

function pasteLines(event: ClipboardEvent<HTMLInputElement>) {
  const text = event.clipboardData.getData('text').trim()
  if (!/[\r\n]/.test(text)) return
  event.preventDefault()
  const box = event.currentTarget
  box.setRangeText(onOneRow(text), box.selectionStart ?? 0, box.selectionEnd ?? box.value.length, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The next place in a ring of the box (-1) and its suggestions. */
const stepped = (active: number, step: 1 | -1, count: number) => ((active + 1 + step + count + 1) % (count + 1)) - 1

/** A longer one is not suggested again: it would fill the list. */
const MOST_REMEMBERED = 500

/** Kept for the reader alone, to be suggested again; the search does not wait for it. */
function remember(question: string) {
  if (!question.trim() || question.length > MOST_REMEMBERED) return
  fetch('/api/recent-searches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
    keepalive: true,
  }).catch(() => {})
}
