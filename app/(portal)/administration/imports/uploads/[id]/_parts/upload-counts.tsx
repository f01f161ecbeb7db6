import type { UploadAccount } from '@/db/import/uploads/read-uploads'
import type { UploadCounts as Counts, UploadResult } from '@/lib/references/upload'
import { number } from '../../../_parts/upload-words'

/** How many records there are of each kind, in the order in which somebody looks at them; once imported, what came of them. */
export function UploadCounts({ upload: { state, counts, result } }: { upload: UploadAccount }) {
  const stands = state === 'applied' || state === 'stopped'
  return (
    <dl className="mt-5 grid grid-cols-3 border-line border-y sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {(result && stands ? afterwards(result) : before(counts)).map(([name, value]) => (
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

const before = (counts: Counts): [string, number][] => [
  ['new', counts.new],
  ['already here', counts.same],
  ['to decide', counts.maybe],
  ['in conflict', counts.conflict],
  ['not taken', counts.broken + counts.skip],
]

const afterwards = ({ added, same, undecided, left }: UploadResult): [string, number][] => [
  ['added', added],
  ['already here', same],
  ['not decided', undecided],
  ['not taken', left],
]
