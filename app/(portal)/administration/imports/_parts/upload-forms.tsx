import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { buttonClass } from '@/app/_ui/button-class'
import { TextField } from '@/app/_ui/field'
import { UPLOAD_REFUSALS, type UploadRefusal } from '@/lib/references/upload'
import { paste } from '../actions'

const isRefusal = (name: unknown): name is UploadRefusal =>
  typeof name === 'string' && Object.hasOwn(UPLOAD_REFUSALS, name)

/** The two ways in, a file and text; both are read first, and nothing is imported before somebody says so. */
export function UploadForms({ refused }: { refused: unknown }) {
  return (
    <section aria-labelledby="bring" className="mt-6 grid gap-4 border-line border-b pb-6">
      <h2 id="bring" className="section-title">
        Import references
      </h2>
      <p className="max-w-[68ch] text-ink-2">
        RIS, PubMed (NBIB), BibTeX, EndNote XML, CSL-JSON or refer, or PMIDs and DOIs. You see what is new and what is
        already here before anything is imported.
      </p>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <form
          action="/administration/imports/upload"
          method="post"
          encType="multipart/form-data"
          aria-label="Upload a file"
          className="grid content-start gap-3"
        >
          <input type="hidden" name="key" value={randomUUID()} />
          <label htmlFor="upload-file" className="font-medium text-sm">
            File
          </label>
          <input
            id="upload-file"
            type="file"
            name="file"
            required
            aria-describedby="upload-say"
            className="min-h-[118px] w-full min-w-0 cursor-pointer rounded border border-line-strong border-dashed bg-surface px-3 py-10 text-ink-2 text-sm file:mr-3 file:h-[38px] file:cursor-pointer file:rounded file:border file:border-line-strong file:border-solid file:bg-paper file:px-3 file:font-medium file:text-ink"
          />
          <p id="upload-say" className="meta">
            Choose a file or drop it here; up to 20 MB and 20,000 records.
          </p>
          {isRefusal(refused) && (
            <p role="alert" className="text-danger text-sm">
              {UPLOAD_REFUSALS[refused]}
            </p>
          )}
          <button type="submit" className={buttonClass('main', 'w-fit')}>
            Read the file
          </button>
        </form>
        <ActionForm
          action={paste}
          hidden={{ key: randomUUID() }}
          label="Paste references"
          className="grid content-start gap-3"
        >
          <TextField
            label="Or paste"
            name="text"
            rows={5}
            required
            spellCheck={false}
            hint="Records of any of these formats, or PMIDs and DOIs, several a line or one."
          />
          <Button className="w-fit">Read the text</Button>
        </ActionForm>
      </div>
    </section>
  )
}
