import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import { UPLOADS_SHOWN, type Upload } from '@/db/import/uploads/read-uploads'
import { FORMAT_WORDS } from '@/lib/references/parsed-reference'
import { counted, UploadStatePill } from './upload-words'

/** Uploads with how far they are, the latest first. */
export function UploadList({ uploads, page }: { uploads: Upload[]; page: number }) {
  if (uploads.length === 0) return null
  return (
    <section aria-labelledby="uploads" className="mt-8">
      <h2 id="uploads" className="section-title border-line border-b pb-2.5">
        Uploads
      </h2>
      <ol>
        {uploads.map(({ id, name, state, format, result, by, createdAt }) => (
          <li key={id} className="border-line border-b py-3">
            <h3 className="flex flex-wrap items-baseline gap-3 font-medium">
              <Link
                href={`/administration/imports/uploads/${id}`}
                className="min-w-0 hover:text-accent-ink [overflow-wrap:anywhere]"
              >
                {name}
              </Link>
              <UploadStatePill state={state} />
            </h3>
            <p className="meta dotted">
              {format && <span>{FORMAT_WORDS[format]}</span>}
              {result && (state === 'applied' || state === 'stopped') && (
                <span>{counted(result.added, 'study added', 'studies added')}</span>
              )}
              <span>{by.name}</span>
              <span>
                <Ago at={createdAt} />
              </span>
            </p>
          </li>
        ))}
      </ol>
      {uploads.length === UPLOADS_SHOWN && (
        <Link href={`/administration/imports?uploads=${page + 1}`} className="meta mt-4 inline-block text-accent">
          Earlier uploads
        </Link>
      )}
    </section>
  )
}
