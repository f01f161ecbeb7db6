import { useEffect, useRef } from 'react'
import { KEY_WORDS } from './key-words'
import { PAGE_KEYS } from './page-keys'

export type HelpPage = { href: string; words: string; key?: string }

const HELP: [string, string][] = [
  ['/', 'Search'],
  ['j  k', 'Next and previous study; next and previous fact of a draft'],
  ['Enter', 'Open the selected study'],
  ['Esc', 'Close the box one is in; choose no study any more'],
]

/** Every key and what it does. */
export default function KeyHelp({ pages, onClose }: { pages: readonly HelpPage[]; onClose: () => void }) {
  const help = useRef<HTMLDialogElement>(null)
  useEffect(() => help.current?.showModal(), [])
  return (
    <dialog
      ref={help}
      onClose={onClose}
      aria-labelledby="keys"
      className="m-auto rounded border border-line bg-surface p-6 text-ink"
    >
      <h2 id="keys" className="section-title mb-4">
        Keys
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        {[...HELP, ...PAGE_KEYS.map(({ key }) => [key, KEY_WORDS[key] ?? ''] as const), ...helpOf(pages)].map(
          ([keys, what]) => (
            <div key={keys} className="contents">
              <dt>
                <kbd className="font-medium font-sans">{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="meta mt-4 max-w-[36ch]">Keys can be switched off under your account.</p>
      <form method="dialog" className="mt-4">
        <button type="submit" className="text-accent">
          Close
        </button>
      </form>
    </dialog>
  )
}

const helpOf = (pages: readonly HelpPage[]): [string, string][] => [
  ...pages.flatMap(({ key, words }): [string, string][] => (key ? [[`g ${key}`, words]] : [])),
  ['Ctrl K', 'Go to a page, a list or a topic'],
  ['?', 'This help'],
]
