import Link from 'next/link'
import type { KeptStudy } from '@/lib/references/upload'
import { counted } from '../../../_parts/upload-words'

/** More are in the import log. */
const SHOWN = 100

/** What an undo has left here, and why. */
export function KeptStudies({ kept }: { kept: KeptStudy[] }) {
  if (kept.length === 0) return <p>The import was undone: everything that it added is gone.</p>
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className="section-title">
        Kept
      </h2>
      <p className="mt-1">
        The import was undone. {counted(kept.length, 'study was', 'studies were')} kept, because they are in use.
      </p>
      <ul className="mt-2">
        {kept.slice(0, SHOWN).map(({ studyId, title, reason }) => (
          <li key={studyId} className="border-line border-b py-2.5">
            <Link href={`/studies/s${studyId}`} className="hover:text-accent-ink">
              {title}
            </Link>
            <span className="meta block">{reason}</span>
          </li>
        ))}
      </ul>
      {kept.length > SHOWN && <p className="meta mt-2">The import log has all of them.</p>}
    </section>
  )
}
