import Link from 'next/link'
import { buttonClass } from '@/app/_ui/button-class'
import { FoldedText } from '@/app/_ui/folded-text'
import { Pill } from '@/app/_ui/pill'
import { PrintButton } from '@/app/_ui/print-button'
import { ProgressBar } from '@/app/_ui/progress-bar'
import type { ReadList } from '@/db/lists/list-contents'
import { EXPORT_FORMATS, FORMAT_WORDS } from '@/lib/lists/export-format'
import { studiesWord } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

/** Name, question, how far it is read, and what can be done with the whole. */
export function ListHead({ list }: { list: ReadList }) {
  const { total, read, retractedSince } = list.counts
  return (
    <div>
      <p className="meta" data-screen-only>
        <Link href="/lists">Reading lists</Link> · only you see this one
      </p>
      <div className="mt-1.5 flex flex-wrap items-start gap-x-5 gap-y-3">
        <h1 className="page-title min-w-0 max-w-[27em]">{list.name}</h1>
        <div className="flex flex-wrap items-start gap-2 md:ml-auto" data-screen-only>
          {total > 0 && <PrintButton className={buttonClass()} />}
          {total > 0 && <ExportMenu id={list.id} />}
          <Link href="/studies" className={buttonClass('main')}>
            Add studies
          </Link>
        </div>
      </div>
      {list.description && <FoldedText text={list.description} className="prose-serif mt-2 text-ink-2" />}
      {total > 0 && (
        <div className="mt-[18px] flex flex-wrap items-center gap-x-3.5 gap-y-2">
          <ProgressBar done={read} total={total} className="max-w-[260px]" />
          <span className="meta">
            {read} of {total} read
          </span>
          {retractedSince > 0 && (
            <Pill tone="stop">
              {studiesWord(retractedSince)} retracted since you saved {retractedSince === 1 ? 'it' : 'them'}
            </Pill>
          )}
        </div>
      )}
    </div>
  )
}

function ExportMenu({ id }: { id: string }) {
  return (
    <details className="group relative">
      <summary className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}>Export</summary>
      <ul className="absolute right-0 z-10 mt-1 w-max rounded border border-line-strong bg-surface py-1 shadow-lg max-md:right-auto max-md:left-0">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a
              href={listAddress(`${id}/export/${format}`)}
              download
              className="block px-4 py-2 text-sm hover:bg-sunken"
            >
              {FORMAT_WORDS[format]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
