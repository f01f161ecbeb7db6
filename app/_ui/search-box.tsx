'use client'

import { Search } from 'lucide-react'
import Form from 'next/form'
import { useSearchParams } from 'next/navigation'

/** The one box: words, a PMID or a DOI. A plain GET form, so that it works before scripts load. */
export function SearchBox() {
  const asked = useSearchParams().get('q') ?? ''
  return (
    <Form
      action="/studies"
      role="search"
      className="flex h-9 min-w-0 max-w-[560px] flex-1 items-center gap-2.5 rounded border border-line-strong bg-surface px-3 text-ink-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2"
    >
      <Search size={16} aria-hidden="true" className="shrink-0" />
      <input
        key={asked}
        type="search"
        name="q"
        defaultValue={asked}
        maxLength={500}
        aria-label="Search studies, drugs, conditions, PMID or DOI"
        placeholder="Search studies, drugs, conditions, PMID or DOI"
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:appearance-none"
      />
      <kbd className="min-w-[18px] rounded border border-line-strong px-1 text-center font-medium font-sans text-[11px] leading-[18px] max-md:hidden">
        /
      </kbd>
    </Form>
  )
}
