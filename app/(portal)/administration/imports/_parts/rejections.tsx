import type { ImportLog, Rejection } from '@/db/import/import-logs'

/** What could not be taken, where it stands in its file, and why. */
export function Rejections({ rejections, kind }: { rejections: Rejection[]; kind: ImportLog['kind'] }) {
  const ofReferences = kind === 'references'
  if (rejections.length === 0) {
    return <p className="mt-7 text-ink-2">{ofReferences ? 'No record needs a look.' : 'No record was rejected.'}</p>
  }
  return (
    <section aria-labelledby="rejections" className="mt-7">
      <h2 id="rejections" className="section-title">
        {ofReferences ? 'To look at' : 'Rejected'}
      </h2>
      <ol className="mt-2">
        {rejections.map((one) => (
          <li key={one.id} className="border-line border-b py-3">
            <p>{one.reason}</p>
            <p className="meta dotted break-all">
              {one.identifier && <span>{one.identifier}</span>}
              <span>
                {one.file}
                {one.line !== null && `, line ${one.line.toLocaleString('en-GB')}`}
                {one.column !== null && `, column ${one.column.toLocaleString('en-GB')}`}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
