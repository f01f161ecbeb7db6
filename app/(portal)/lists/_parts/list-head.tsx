import Link from 'next/link'
import { buttonClass } from '@/app/_ui/button-class'
import { FoldedText } from '@/app/_ui/folded-text'
import { Pill } from '@/app/_ui/pill'
import { PrintButton } from '@/app/_ui/print-button'
import { ProgressBar } from '@/app/_ui/progress-bar'
import type { ReadList } from '@/db/lists/list-contents'
import { peopleWord } from '@/lib/groups/group'
import { EXPORT_FORMATS, FORMAT_WORDS } from '@/lib/lists/export-format'
import { filterQuery, type ListFilter } from '@/lib/lists/list-filter'
import { LIST_ROLE_WORDS } from '@/lib/lists/list-role'
import { studiesWord } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

/** Name, question, how far it is read, and what can be done with the whole. */
export function ListHead({ list, filter }: { list: ReadList; filter: ListFilter }) {
  const { total, read, retractedSince } = list.counts
  return (
    <div>
      <p className="meta" data-screen-only>
        <Link href="/lists">Reading lists</Link>&nbsp;· <Whose list={list} />
      </p>
      <div className="mt-1.5 flex flex-wrap items-start gap-x-5 gap-y-3">
        <h1 className="page-title min-w-0 max-w-[27em]">{list.name}</h1>
        <div className="flex flex-wrap items-start gap-2 md:ml-auto" data-screen-only>
          <Link href={listAddress(`${list.id}/share`)} className={buttonClass()}>
            {list.viewersRole === 'owner' ? 'Share' : 'Who has it'}
          </Link>
          {total > 0 && <PrintButton className={buttonClass()} />}
          {total > 0 && <ExportMenu list={list} filter={filter} />}
          {list.viewersRole !== 'viewer' && (
            <Link href="/studies" className={buttonClass('main')}>
              Add studies
            </Link>
          )}
        </div>
      </div>
      {list.description && <FoldedText text={list.description} className="prose-serif mt-2 text-ink-2" />}
      {total > 0 && (
        <div className="mt-[18px] flex flex-wrap items-center gap-x-3.5 gap-y-2">
          <ProgressBar done={read} total={total} className="max-w-[260px]" />
          <span className="meta">
            {list.readers && 'You have read '}
            {read.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')}
            {!list.readers && ' read'}
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

/** Whose list it is, how many have it, and what the reader may do with it. */
function Whose({ list: { viewersRole, owners, readers, hasLinks } }: { list: ReadList }) {
  if (!readers && viewersRole === 'owner')
    return hasLinks ? <>only you have this one, and whoever has a link reads it</> : <>only you see this one</>
  const people = `${readers ? `shared among ${peopleWord(readers.people)}` : 'shared with you'}${hasLinks ? ' and by link' : ''}`
  if (viewersRole === 'owner') return <>yours, {people}</>
  return (
    <>
      owned by {owners.join(', ')}, {people}&nbsp;· you {LIST_ROLE_WORDS[viewersRole].toLowerCase()}
    </>
  )
}

/** The whole list as a file, or what is shown of it where that is less. */
function ExportMenu({ list, filter }: { list: ReadList; filter: ListFilter }) {
  const isWhole = list.matching === list.counts.total
  return (
    <details className="group relative">
      <summary className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}>
        {isWhole ? 'Export' : `Export these ${list.matching}`}
      </summary>
      <ul className="absolute right-0 z-10 mt-1 w-max rounded border border-line-strong bg-surface py-1 shadow-lg max-md:right-auto max-md:left-0">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a
              href={listAddress(`${list.id}/export/${format}`, isWhole ? {} : filterQuery(filter))}
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
