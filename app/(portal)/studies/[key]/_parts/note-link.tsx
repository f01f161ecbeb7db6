'use client'

/** Leads to one's notes on the study and opens the field for a new one; without scripts it only leads there. */
export function NoteLink({ className }: { className: string }) {
  const open = () => {
    const summary = document.getElementById('add-note')
    const details = summary?.parentElement
    if (!(details instanceof HTMLDetailsElement)) return
    if (details.open) details.querySelector('textarea')?.focus()
    else summary?.click()
  }
  return (
    <span className="flex-auto md:hidden">
      {/* biome-ignore lint/a11y/useValidAnchor: without scripts it is a link to the notes */}
      <a href="#add-note" onClick={open} className={className}>
        Note
      </a>
    </span>
  )
}
