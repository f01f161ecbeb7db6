import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import type { StudyRow } from '@/db/studies/study-rows'
import { formatPublicationDate } from '@/lib/studies/publication-date'
import { LevelBadge } from './level-badge'

/** What the timeline shows, in the order of the result. */
export function TimelineTable({ rows }: { rows: StudyRow[] }) {
  return (
    <details id="as-a-table" className="mt-5 print:[&:not([open])]:hidden">
      <summary className="cursor-pointer font-medium">The same as a table</summary>
      <table className="mt-3 w-full text-left text-sm">
        <thead className="text-ink-3">
          <tr className="border-line-strong border-b align-bottom">
            <th className="py-2 pr-4 max-md:pr-2 font-medium">Study</th>
            <th className="py-2 pr-4 max-md:pr-2 font-medium max-md:hidden">Evidence</th>
            <th className="py-2 pr-4 max-md:pr-2 font-medium">Published</th>
            <th className="py-2 text-right font-medium">Citations</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-line border-b align-top">
              <td className="py-2 pr-4 max-md:pr-2">
                <Link href={row.address} prefetch={false}>
                  {row.retracted ? (
                    <s className="text-ink-3">{row.finding ?? row.title}</s>
                  ) : (
                    (row.finding ?? row.title)
                  )}
                </Link>{' '}
                {row.retracted && <Pill tone="stop">Retracted</Pill>}
                <span className="mt-1 block md:hidden">
                  <LevelBadge design={row.design} level={row.level} />
                </span>
              </td>
              <td className="py-2 pr-4 max-md:pr-2 max-md:hidden">
                <LevelBadge design={row.design} level={row.level} />
              </td>
              <td className="py-2 pr-4 max-md:pr-2">{formatPublicationDate(row.published)}</td>
              <td className="py-2 text-right tabular-nums">
                {row.citations ? row.citations.count.toLocaleString('en-GB') : 'not known'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
