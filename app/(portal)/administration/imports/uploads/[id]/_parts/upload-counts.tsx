import type { UploadAccount } from '@/db/import/uploads/read-uploads'
import { number } from '../../../_parts/upload-words'

/** How many records there are of each kind, in the order in which somebody looks at them. */
export function UploadCounts({ upload: { counts } }: { upload: UploadAccount }) {
  const facts: [string, number][] = [
    ['new', counts.new],
    ['already here', counts.same],
    ['to decide', counts.maybe],
    ['in conflict', counts.conflict],
    ['not taken', counts.broken + counts.skip + counts.notice],
  ]
  return (
    <dl className="mt-5 grid grid-cols-2 border-line border-y sm:grid-cols-5">
      {facts.map(([name, value]) => (
        <div
          key={name}
          className="flex flex-col-reverse py-3 sm:pl-4 sm:first:pl-0 sm:[&+div]:border-line sm:[&+div]:border-l"
        >
          <dt className="meta">{name}</dt>
          <dd className="section-title tabular-nums">{number(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
