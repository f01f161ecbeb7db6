import type { UploadAccount } from '@/db/import/uploads/read-uploads'

/** What is said above the records that are not taken: where to have them, and what is not here. */
export function NotTaken({ upload: { id, format, counts } }: { upload: UploadAccount }) {
  if (counts.broken + counts.skip + counts.notice === 0) return null
  return (
    <div className="mt-4 grid max-w-[68ch] gap-2">
      {format === 'identifiers' && counts.skip > 0 && (
        <p>
          No study here has {counts.skip === 1 ? 'this number' : 'these numbers'}, and Précis does not look them up
          elsewhere. Export the records from PubMed as a file, and upload that.
        </p>
      )}
      <p>
        <a href={`/administration/imports/uploads/${id}/not-taken`} className="text-accent" download>
          Download what is not taken
        </a>
      </p>
    </div>
  )
}
