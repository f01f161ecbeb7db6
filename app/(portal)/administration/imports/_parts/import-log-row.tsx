import Link from 'next/link'
import { WrittenOn } from '@/app/_ui/written-on'
import type { ImportLog } from '@/db/import/import-logs'
import { ImportCountsLine, ImportStatePill, importKindWords } from './import-words'
import { tookWords } from './upload-words'

/** One import: of what, by whom, when and how long, and what it came to. */
export function ImportLogRow({ log }: { log: ImportLog }) {
  const { id, sources, state, kind, startedAt, finishedAt, by, counts } = log
  const took = tookWords(startedAt, finishedAt)
  return (
    <li className="border-line border-b py-4">
      <h3 className="flex flex-wrap items-baseline gap-3 font-medium">
        <Link href={`/administration/imports/${id}`} className="min-w-0 hover:text-accent-ink [overflow-wrap:anywhere]">
          {sources.slice(0, 3).join(', ') || `Import ${id}`}
          {sources.length > 3 && ` and ${sources.length - 3} more`}
        </Link>
        <ImportStatePill state={state} />
      </h3>
      <p className="meta dotted">
        <span>{importKindWords(kind)}</span>
        <span>{by ?? 'on the machine'}</span>
        <span>
          <WrittenOn at={startedAt} exact />
        </span>
        {took && <span>{took}</span>}
      </p>
      <ImportCountsLine counts={counts} />
    </li>
  )
}
